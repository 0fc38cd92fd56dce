-- Arguments in brackets follow.
EXPLAIN EXECUTE listed
