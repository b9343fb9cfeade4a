-- The task in SQLite. What a client gave first and last comes with min() and max(): a promise of SQLite's own.
.mode tabs
WITH t AS (SELECT client, date, CAST(round(10 * (ors1 + ors2 + ors3 + ors4)) AS INT) AS total
           FROM s WHERE ended = '' AND ors1 <> ''),
     f AS (SELECT client, total AS first, min(date) FROM t GROUP BY client),
     l AS (SELECT client, total AS latest, max(date) AS day, count(*) AS n FROM t GROUP BY client)
SELECT client, n, printf('%.1f', first / 10.0), printf('%.1f', latest / 10.0),
       CASE WHEN n > 1 THEN printf('%.1f', (latest - first) / 10.0) ELSE '' END, day
FROM f JOIN l USING (client) ORDER BY client;
WITH w AS (SELECT therapist, client, date, CAST(round(10 * (ors1 + ors2 + ors3 + ors4)) AS INT) AS total
           FROM s WHERE week = '2026-W47' AND ended = '' AND ors1 <> ''),
     f AS (SELECT client, CAST(round(10 * (ors1 + ors2 + ors3 + ors4)) AS INT) AS first, min(date)
           FROM s WHERE client IN (SELECT client FROM w) AND ors1 <> '' GROUP BY client)
SELECT therapist, client, w.date, printf('%.1f', total / 10.0), printf('%.1f', (total - first) / 10.0)
FROM w JOIN f USING (client) ORDER BY therapist, client, w.date;
