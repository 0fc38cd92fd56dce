-- Who activated by the sections $1, and of which lot.
SELECT section_id, enterprise_id, lot_id
FROM sections
WHERE section_id = ANY ($1) AND lot_id IS NOT NULL
