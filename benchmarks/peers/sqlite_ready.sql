-- What makes the database ready: an index that holds all that the task wants of a client, one for the week, and statistics.
CREATE INDEX of_client ON s (client, date, ended, ors1, ors2, ors3, ors4);
CREATE INDEX of_week ON s (week, client, date, therapist, ended, ors1, ors2, ors3, ors4);
ANALYZE;
