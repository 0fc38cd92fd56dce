-- Everything that ever went into these parents; where a child is now is told by its own row.
SELECT parent, children
FROM packagings
WHERE parent = ANY ($1) AND action <> 3 AND action <> 7
