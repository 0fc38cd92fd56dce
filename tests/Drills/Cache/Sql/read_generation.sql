-- The generation of the cache.
SELECT generation
FROM cache_generation
