-- Out of the parent each code was in when it was judged; packed_section stays.
UPDATE codes c SET parent = NULL
FROM (SELECT * FROM unnest($1::bytea[], $2::bytea[]) u(child, old_parent) OFFSET 0) s
WHERE c.code = s.child AND c.state = 0 AND c.parent IS NOT DISTINCT FROM s.old_parent
RETURNING c.code
