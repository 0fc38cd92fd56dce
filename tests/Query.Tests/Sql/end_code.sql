UPDATE codes SET state = $2
WHERE code = $1
