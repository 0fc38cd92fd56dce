SELECT count(*)
FROM codes c
WHERE NOT EXISTS (SELECT 1 FROM sections e WHERE e.section_id = c.section_id)
