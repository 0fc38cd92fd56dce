-- Version $2[i] of product $1[i].
SELECT v.product_id, v.version, p.enterprise_id, p.product_code, v.kind, v.name, v.spec, v.nhsa_code, v.barcode
FROM unnest($1::bigint[], $2::int[]) u (product_id, version)
JOIN product_versions v ON v.product_id = u.product_id AND v.version = u.version
JOIN products p ON p.product_id = u.product_id
