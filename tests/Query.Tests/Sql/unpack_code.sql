UPDATE codes SET parent = NULL
WHERE code = $1
