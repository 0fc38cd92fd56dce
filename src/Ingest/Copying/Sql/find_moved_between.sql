-- Whether anything has ever moved any code of a range. With ORDER BY, the plan reads one entry of the index, whatever the
-- statistics say about ranges.
SELECT (SELECT code FROM flow_items WHERE code >= $1 AND code <= $2 ORDER BY code LIMIT 1) IS NOT NULL
    OR (SELECT code FROM holders WHERE code >= $1 AND code <= $2 ORDER BY code LIMIT 1) IS NOT NULL
