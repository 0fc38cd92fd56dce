UPDATE cache_generation SET generation = $1, closed = false
