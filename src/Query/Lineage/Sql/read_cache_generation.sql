-- The generation that all hosts agree on.
SELECT generation, redis_id, closed
FROM cache_generation
