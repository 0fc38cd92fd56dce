UPDATE codes SET state = 1 WHERE code = $1
