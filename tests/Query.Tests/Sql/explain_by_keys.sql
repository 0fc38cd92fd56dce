EXPLAIN EXECUTE by_keys ('{}')
