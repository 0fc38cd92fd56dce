UPDATE codes SET parent = $2, packed_section = $3
WHERE code = $1
