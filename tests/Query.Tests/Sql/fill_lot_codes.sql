INSERT INTO codes (section_id, packed_section, level, state, code, parent)
SELECT 1000 + i / 500, NULL, 1, 0,
       decode('14' || '8100001' || lpad(i::text, 13, '0'), 'hex'),
       decode('14' || '8100002' || lpad((i / 10)::text, 13, '0'), 'hex')
FROM generate_series(0, 199999) AS i
