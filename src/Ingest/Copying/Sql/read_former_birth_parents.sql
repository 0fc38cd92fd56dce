-- Only for codes that have left the parent they were born into.
SELECT child, parent
FROM former_parents
WHERE child = ANY ($1) AND packed_section IS NULL
