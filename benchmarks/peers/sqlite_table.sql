CREATE TABLE s (client TEXT, session TEXT, date TEXT, week TEXT, kind TEXT, therapist TEXT, ended TEXT,
                ors1 REAL, ors2 REAL, ors3 REAL, ors4 REAL, srs1 REAL, srs2 REAL, srs3 REAL, srs4 REAL, sleep INT, words TEXT);
