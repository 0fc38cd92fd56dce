INSERT INTO package_levels
    (product_id, version, ordinal, level, name, prefix, barcode, contained_count, unit, contained_identifier)
SELECT $1, $2, u.ordinal, u.level, u.name, u.prefix, u.barcode, u.contained_count, u.unit, u.contained_identifier
FROM unnest($3::int[], $4::smallint[], $5::text[], $6::text[], $7::text[], $8::int[], $9::text[], $10::text[])
    AS u (ordinal, level, name, prefix, barcode, contained_count, unit, contained_identifier)
