-- One row: the cache generation that all hosts agree on. redis_id binds it to one Redis master; empty = plain Redis.
CREATE TABLE cache_generation (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    generation bigint NOT NULL,
    redis_id text NOT NULL,
    closed boolean NOT NULL
);

INSERT INTO cache_generation (generation, redis_id, closed) VALUES (1, '', false);
