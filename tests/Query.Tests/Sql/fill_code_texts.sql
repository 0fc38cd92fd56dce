INSERT INTO code_texts (code, original)
SELECT decode('14' || '8100001' || lpad(i::text, 13, '0'), 'hex'), 'scanned'
FROM generate_series(1, 200000) AS i
