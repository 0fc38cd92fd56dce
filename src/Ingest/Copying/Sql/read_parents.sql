-- Parents that are active already: who activated them, on which level, live or not.
SELECT c.code, c.level, c.state, s.enterprise_id
FROM codes c
JOIN sections s ON s.section_id = c.section_id
WHERE c.code = ANY ($1)
