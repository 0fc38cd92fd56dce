-- The documents on the path $1.
SELECT i.code, i.section_id, d.document_id, d.enterprise_id, d.kind, d.number, d.state, d.bill_type, d.event_at, d.uploaded_at,
       d.shipper, d.receiver, d.carrier, d.circulator, d.change_reason, d.withdrawn_reason, d.shipping_note,
       e.credit_code, e.name
FROM flow_items i
JOIN documents d ON d.document_id = i.document_id
JOIN enterprises e ON e.enterprise_id = d.enterprise_id
WHERE i.code = ANY ($1)
