-- What packaging batches changed: both ends. Everything named is also a code of its own.
SELECT parent, children || parent
FROM packagings
WHERE section_id = ANY ($1)
