INSERT INTO former_parents (child, unpacked_section, ordinal, packed_section, parent)
SELECT child, $5, ordinal, packed_section, parent
FROM unnest($1::bytea[], $2::int[], $3::bigint[], $4::bytea[]) u(child, ordinal, packed_section, parent)
