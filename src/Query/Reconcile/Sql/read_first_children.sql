-- One code that went into each of the packages $1.
SELECT DISTINCT ON (parent) parent, children[1] AS child
FROM packagings
WHERE parent = ANY ($1) AND action <> 3
ORDER BY parent, section_id DESC, ordinal
