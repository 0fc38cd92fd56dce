-- Stays closed until a host raises it.
UPDATE cache_generation
SET redis_id = ''
WHERE redis_id = $1
