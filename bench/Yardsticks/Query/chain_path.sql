-- The path of one code by hand.
WITH RECURSIVE path AS (
    SELECT code, section_id, packed_section, level, state, parent, 0 AS depth FROM codes WHERE code = $1
    UNION ALL
    SELECT c.code, c.section_id, c.packed_section, c.level, c.state, c.parent, path.depth + 1
    FROM path JOIN codes c ON c.code = path.parent
    WHERE path.depth < 16
)
SELECT code, section_id, packed_section, level, state, parent FROM path ORDER BY depth
