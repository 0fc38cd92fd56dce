UPDATE cache_generation SET closed = true
