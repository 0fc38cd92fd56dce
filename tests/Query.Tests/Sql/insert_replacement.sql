INSERT INTO replacements (code, section_id, is_new, other)
VALUES ($1, 900, false, $2), ($2, 900, true, $1)
