-- A range, not a list: the BRIN index reads the few block ranges that the sections of neighbouring batches share.
SELECT section_id, count(*)
FROM codes
WHERE section_id >= $1 AND section_id <= $2
GROUP BY section_id
