-- What the codes of section $1 share: product as it was at activation, and the newest version of the lot.
SELECT s.stream_id, s.sequence, s.enterprise_id, s.event_at, s.line, s.workshop, s.line_manager,
       e.credit_code, e.name AS enterprise_name,
       p.enterprise_id AS owner_id, p.product_code, s.product_version,
       v.kind, v.name AS product_name, v.spec, v.nhsa_code, v.barcode,
       l.lot_number, l.made_on, l.expires_on, l.expiry_is_month, s.lot_id
FROM sections s
JOIN enterprises e ON e.enterprise_id = s.enterprise_id
JOIN products p ON p.product_id = s.product_id
JOIN product_versions v ON v.product_id = s.product_id AND v.version = s.product_version
JOIN lots l ON l.lot_id = s.lot_id
WHERE s.section_id = $1
ORDER BY l.version DESC
LIMIT 1
