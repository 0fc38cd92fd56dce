SELECT generation, redis_id, closed FROM cache_generation
