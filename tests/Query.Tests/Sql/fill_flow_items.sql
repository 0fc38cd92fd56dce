INSERT INTO flow_items (section_id, code, document_id)
SELECT 1000, decode('14' || '8100001' || lpad(i::text, 13, '0'), 'hex'), '\x00000000000000000000000000000001'
FROM generate_series(0, 199999) AS i
