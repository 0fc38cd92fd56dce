-- By hand: closed, and bound to $1, which is no master.
UPDATE cache_generation
SET closed = true, redis_id = $1
