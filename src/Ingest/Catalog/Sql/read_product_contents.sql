-- The versions $2 of the products $1, with everything but their package levels.
SELECT v.product_id, v.version, p.enterprise_id, p.product_code, v.kind, v.nhsa_code, v.barcode, v.name, v.spec,
       v.activating_credit_codes, v.effective_flag, v.details, v.created_at
FROM unnest($1::bigint[], $2::int[]) AS u (product_id, version)
JOIN product_versions v ON v.product_id = u.product_id AND v.version = u.version
JOIN products p ON p.product_id = u.product_id
