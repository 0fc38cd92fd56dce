INSERT INTO packagings (section_id, ordinal, action, mode, parent, children)
VALUES ($1, $2, 1, 0, $3, $4)
