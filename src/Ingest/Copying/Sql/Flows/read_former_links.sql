-- What a whole frontier was in before, and the sections that took it out.
SELECT child, parent, unpacked_section
FROM former_parents
WHERE child = ANY ($1)
