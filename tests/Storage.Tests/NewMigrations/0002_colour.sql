-- Two statements: a script is a transaction.
ALTER TABLE things ADD COLUMN colour text;
INSERT INTO things (thing) VALUES (1);
