UPDATE cache_generation SET closed = true WHERE generation = $1
