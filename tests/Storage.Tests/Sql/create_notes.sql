CREATE TABLE notes AS SELECT 'kept'::text AS note
