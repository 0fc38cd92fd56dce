-- One step up for a whole frontier.
SELECT code, parent, packed_section
FROM codes
WHERE code = ANY ($1)
