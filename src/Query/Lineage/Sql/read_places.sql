-- The codes $1: what they are, what they sit in and since when.
SELECT code, section_id, packed_section, level, state, parent
FROM codes
WHERE code = ANY ($1)
