-- Raises the closed generation $1 and binds the next one to the Redis master $2.
UPDATE cache_generation
SET generation = $1 + 1, redis_id = $2, closed = false
WHERE generation = $1 AND closed
