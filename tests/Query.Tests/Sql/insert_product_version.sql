INSERT INTO product_versions
    (product_id, version, kind, nhsa_code, barcode, name, spec, activating_credit_codes, content_digest, created_at)
VALUES
    ($1, 1, 2, 'XA01BAB001A001010100001', '6901234567892', '示例片', '0.1g*12片', '{}', '\x00', '2025-01-01T00:00:00Z')
