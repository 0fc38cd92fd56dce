-- The codes $1: what they are and what they sit in now.
SELECT code, section_id, level, state, parent
FROM codes
WHERE code = ANY ($1)
