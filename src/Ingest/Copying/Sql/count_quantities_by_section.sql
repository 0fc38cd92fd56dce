SELECT section_id, count(*)
FROM quantity_items
WHERE section_id >= $1 AND section_id <= $2
GROUP BY section_id
