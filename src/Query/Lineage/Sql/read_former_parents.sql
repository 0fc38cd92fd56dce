-- What the codes $1 sat in before.
SELECT child, packed_section, unpacked_section, parent
FROM former_parents
WHERE child = ANY ($1)
