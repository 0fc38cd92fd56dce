-- Up to about 10,000 keys. How codes stand; who activated them is read once per section.
SELECT code, section_id, level, state, parent, packed_section
FROM codes
WHERE code = ANY ($1)
