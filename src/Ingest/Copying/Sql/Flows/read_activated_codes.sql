-- What these sections have activated, and whether it has moved since.
SELECT code, state, packed_section, parent
FROM codes
WHERE section_id = ANY ($1)
