INSERT INTO former_parents (child, unpacked_section, ordinal, packed_section, parent)
VALUES ($1, $2, 0, nullif($3, 0), $4)
