-- Existence, live state, one parent and the order of levels in one statement with the write; who is not returned is judged
-- afterwards. Keys come sorted, so that two lanes lock in one order.
UPDATE codes c SET parent = s.parent, packed_section = s.section_id
FROM (SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::bigint[], $4::smallint[]) u(child, parent, section_id, parent_level)
      OFFSET 0) s
WHERE c.code = s.child AND c.parent IS NULL AND c.state = 0 AND c.level < s.parent_level
RETURNING c.section_id
