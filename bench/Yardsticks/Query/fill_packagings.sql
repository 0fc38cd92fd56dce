INSERT INTO packagings (section_id, ordinal, action, mode, parent, children)
SELECT section_id, row_number() OVER (PARTITION BY section_id ORDER BY parent), 1, 0, parent, array_agg(code ORDER BY code)
FROM codes
WHERE parent IS NOT NULL
GROUP BY section_id, parent
