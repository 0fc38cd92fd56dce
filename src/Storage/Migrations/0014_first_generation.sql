-- Every entry of the cache begins with the generation. Two databases that share a Redis, or one that was made anew beside an old
-- Redis, must not meet in it: each begins somewhere else.
UPDATE cache_generation SET generation = generation + floor(random() * 1e15)::bigint WHERE generation = 1;
