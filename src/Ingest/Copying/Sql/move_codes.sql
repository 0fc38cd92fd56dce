-- Into another parent, from where each code was when it was judged.
UPDATE codes c SET parent = s.new_parent, packed_section = $4
FROM (SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::bytea[]) u(child, old_parent, new_parent) OFFSET 0) s
WHERE c.code = s.child AND c.state = 0 AND c.parent IS NOT DISTINCT FROM s.old_parent
RETURNING c.code
