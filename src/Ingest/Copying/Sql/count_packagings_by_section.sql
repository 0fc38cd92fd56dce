-- Rows as they were sent: children that were packed, unpacked or repacked (2, 3, 4), new codes (5) and emptied packages (7).
-- A range, not a list: the BRIN index reads the few block ranges that the sections of neighbouring batches share.
SELECT section_id, sum(CASE WHEN action IN (2, 3, 4) THEN cardinality(children) ELSE 1 END)::bigint
FROM packagings
WHERE section_id >= $1 AND section_id <= $2 AND action IN (2, 3, 4, 5, 7)
GROUP BY section_id
