-- In id order, so that two transactions lock documents in one order. Section and counts are set once rows are written.
INSERT INTO documents (document_id, enterprise_id, kind, number, state, header_digest, bill_type, shipping_note, event_at,
                       shipper, receiver, carrier, circulator, change_reason, attributes, expected_count, item_count, section_id,
                       uploaded_at)
SELECT document_id, enterprise_id, kind, number, 0, header_digest, bill_type, shipping_note, event_at,
       shipper, receiver, carrier, circulator, change_reason, attributes::jsonb, 0, 0, 0, $15
FROM unnest($1::bytea[], $2::bigint[], $3::smallint[], $4::text[], $5::bytea[], $6::text[], $7::text[], $8::timestamptz[],
            $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])
     u(document_id, enterprise_id, kind, number, header_digest, bill_type, shipping_note, event_at,
       shipper, receiver, carrier, circulator, change_reason, attributes)
ORDER BY document_id
ON CONFLICT (document_id) DO NOTHING
RETURNING document_id
