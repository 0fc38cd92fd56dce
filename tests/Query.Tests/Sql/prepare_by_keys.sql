-- The statement under test follows.
PREPARE by_keys (bytea[]) AS
