INSERT INTO document_parts (document_id, section_id, ordinal, codes)
SELECT decode(lpad(to_hex(i % 500), 32, '0'), 'hex'), i, 0, ARRAY['\x1481000010000000000001'::bytea]
FROM generate_series(1, 20000) AS i
