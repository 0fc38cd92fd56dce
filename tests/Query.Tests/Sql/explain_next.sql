-- The statement to be explained follows.
EXPLAIN
