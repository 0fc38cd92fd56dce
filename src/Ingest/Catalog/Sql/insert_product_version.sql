INSERT INTO product_versions
    (product_id, version, kind, nhsa_code, barcode, name, spec, activating_credit_codes, content_digest, created_at,
     effective_flag, details)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
