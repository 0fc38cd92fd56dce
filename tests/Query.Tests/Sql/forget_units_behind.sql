DELETE FROM codes
WHERE level = 1 AND code > $1
