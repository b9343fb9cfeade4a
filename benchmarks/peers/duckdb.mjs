// The task in DuckDB: node duckdb.mjs FOLDER WHAT, where FOLDER has its node_modules and WHAT is one of
//   csv CSV | ready DATABASE | load CSV DATABASE | copy CSV
// Its answers go to a pipe or to nothing: each of the two opens the standard output anew, and would cut a file off.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, what, from, to] = process.argv.slice(2);
const found = createRequire(pathToFileURL(`${modules}/x.js`)).resolve("@duckdb/node-api");
const { DuckDBInstance } = await import(pathToFileURL(found));
const columns = `client VARCHAR, session VARCHAR, date DATE, week VARCHAR, kind VARCHAR, therapist VARCHAR,
    ended DATE, ors1 DOUBLE, ors2 DOUBLE, ors3 DOUBLE, ors4 DOUBLE, srs1 DOUBLE, srs2 DOUBLE, srs3 DOUBLE, srs4 DOUBLE, sleep INTEGER, words VARCHAR`;
const types = columns.split(",").map((c) => c.trim().split(" ")).map(([name, type]) => `'${name}': '${type}'`);
const csv = `read_csv('${from}', header = true, columns = {${types.join(", ")}})`;

const clients = `SELECT client, n, printf('%.1f', first / 10.0), printf('%.1f', latest / 10.0),
        CASE WHEN n > 1 THEN printf('%.1f', (latest - first) / 10.0) ELSE '' END, day
    FROM (SELECT client, count(*) AS n, arg_min(total, date) AS first, arg_max(total, date) AS latest, max(date) AS day
          FROM t GROUP BY client)
    ORDER BY client`;
const meetings = `SELECT therapist, client, date, printf('%.1f', total / 10.0), printf('%.1f', (total - first) / 10.0)
    FROM t JOIN (SELECT client, arg_min(total, date) AS first FROM t GROUP BY client) USING (client)
    WHERE week = '2026-W47' ORDER BY therapist, client, date`;

const database = what === "ready" ? from : what === "load" ? to : ":memory:";
const instance = await DuckDBInstance.create(database, { threads: "1" });
const connection = await instance.connect();
const print = (query) => connection.run(`COPY (${query}) TO '/dev/stdout' (FORMAT csv, DELIMITER '\t', HEADER false)`);

if (what === "load") {
    await connection.run(`CREATE TABLE s AS SELECT * FROM ${csv}`);
} else if (what === "copy") {
    await connection.run(`COPY (SELECT * FROM read_csv('${from}', header = true, all_varchar = true))
        TO '/dev/stdout' (FORMAT csv, HEADER)`);
} else {
    await connection.run(`CREATE TEMP ${what === "csv" ? "TABLE" : "VIEW"} t AS SELECT client, date, week, therapist,
        CAST(round(10 * (ors1 + ors2 + ors3 + ors4)) AS INTEGER) AS total
        FROM ${what === "csv" ? csv : "s"} WHERE ended IS NULL AND ors1 IS NOT NULL`);
    await print(clients);
    await print(meetings);
}
connection.closeSync();
instance.closeSync();
