-- Parents that something was packed into before: who did it.
SELECT DISTINCT p.parent, s.enterprise_id
FROM packagings p
JOIN sections s ON s.section_id = p.section_id
WHERE p.parent = ANY ($1)
