-- Up to about 10,000 keys. A separate statement from the insert, so that it sees rows committed meanwhile.
SELECT c.code, c.section_id, c.level, c.state, c.packed_section, c.parent, s.enterprise_id, s.lot_id, l.lot_number
FROM codes c
JOIN sections s ON s.section_id = c.section_id
JOIN lots l ON l.lot_id = s.lot_id AND l.version = 1
WHERE c.code = ANY ($1)
