-- Every unit from $first to $last with all its nodes, one row a code and node, as a full-node export has it.
COPY (
    SELECT substr(encode(c.code, 'hex'), 3) AS code, c.level, c.state, substr(encode(b.code, 'hex'), 3) AS parent,
           p.product_code, v.name, v.spec, v.nhsa_code, v.barcode, l.lot_number, l.made_on, l.expires_on, s.event_at, s.line,
           s.workshop, s.line_manager, u.uploaded_at, a.credit_code, a.name AS enterprise, d.kind, d.bill_type, d.number, d.event_at
               AS node_at, d.uploaded_at AS node_uploaded_at, d.shipper, d.receiver, d.carrier, d.circulator, d.change_reason,
           d.state AS node_state, r.credit_code AS reporter, substr(encode(i.code, 'hex'), 3) AS via
    FROM codes c
    JOIN sections s ON s.section_id = c.section_id
    JOIN batches u ON u.stream_id = s.stream_id AND u.sequence = s.sequence
    JOIN enterprises a ON a.enterprise_id = s.enterprise_id
    JOIN products p ON p.product_id = s.product_id
    JOIN product_versions v ON v.product_id = s.product_id AND v.version = s.product_version
    JOIN lots l ON l.lot_id = s.lot_id
    LEFT JOIN codes b ON b.code = c.parent
    LEFT JOIN codes t ON t.code = b.parent
    LEFT JOIN flow_items i ON i.code = ANY (ARRAY [c.code, b.code, t.code])
    LEFT JOIN documents d ON d.document_id = i.document_id
    LEFT JOIN enterprises r ON r.enterprise_id = d.enterprise_id
    WHERE c.code BETWEEN '\x$first' AND '\x$last'
    ORDER BY c.code, d.event_at, i.section_id
) TO STDOUT (FORMAT csv, HEADER)
