INSERT INTO packagings (section_id, ordinal, action, mode, parent, children)
SELECT 1, 0, 1, 0,
       decode('14' || '8100002' || lpad(i::text, 13, '0'), 'hex'),
       ARRAY[decode('14' || '8100001' || lpad((i * 10)::text, 13, '0'), 'hex')]
FROM generate_series(1, 200000) AS i
