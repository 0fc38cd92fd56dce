-- Parents that codes of these sections were born into: their contents may stand on a shelf from before.
SELECT DISTINCT parent
FROM codes
WHERE section_id = ANY ($1) AND parent IS NOT NULL
