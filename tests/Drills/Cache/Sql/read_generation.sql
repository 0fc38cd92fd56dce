-- The generation of the cache, and whether it is closed.
SELECT generation, closed
FROM cache_generation
