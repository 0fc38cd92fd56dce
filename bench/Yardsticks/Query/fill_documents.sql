-- Each pallet is shipped, received and sent out again: three documents, each of one code.
INSERT INTO documents (document_id, enterprise_id, kind, number, state, header_digest, bill_type, shipping_note, event_at, shipper,
                       receiver, carrier, circulator, change_reason, attributes, expected_count, item_count, section_id, uploaded_at)
SELECT decode(md5(k || '-' || i), 'hex'), $1, k, 'Q-' || k || '-' || i, 1, '\x00', CASE k WHEN 2 THEN '102' ELSE '201' END, '',
       timestamptz '2026-01-03' + k * interval '1 day', $2, $3, '', '', '', '{}', 0, 1, $4 + $5 * (k + 1) + i,
       timestamptz '2026-01-03' + k * interval '1 day'
FROM generate_series(1, $5) i, unnest(ARRAY [1, 2, 4]) k
