-- Ids are bigints given out in blocks by the application: no sequences, so that the same SQL runs on a sharded database.
CREATE TABLE id_blocks (
    name text PRIMARY KEY,
    next bigint NOT NULL
);
