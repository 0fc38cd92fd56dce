-- The next $5 codes of the sections $1 behind code $3 of section $2, on package level $4; 0 = on all.
SELECT section_id, code, level, state, parent
FROM codes
WHERE section_id = ANY ($1) AND (section_id, code) > ($2, $3) AND ($4 = 0 OR level = $4)
ORDER BY section_id, code
LIMIT $5
