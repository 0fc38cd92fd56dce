-- Closes generation $1; no row when it was raised already.
UPDATE cache_generation
SET closed = true
WHERE generation = $1
