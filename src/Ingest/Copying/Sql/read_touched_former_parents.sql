SELECT DISTINCT parent
FROM former_parents
WHERE child = ANY ($1) AND unpacked_section = ANY ($2)
