INSERT INTO package_levels (product_id, version, ordinal, level, name, prefix, barcode, contained_count)
VALUES ($1, 1, $2, $3, $4, $5, '', 0)
