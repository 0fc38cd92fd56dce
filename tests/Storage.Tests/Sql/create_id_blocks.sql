CREATE TABLE id_blocks (name text PRIMARY KEY, next bigint NOT NULL)
