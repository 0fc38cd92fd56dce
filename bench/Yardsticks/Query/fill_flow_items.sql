INSERT INTO flow_items (section_id, code, document_id)
SELECT $1 + $2 * (k + 1) + i, decode('148400003' || lpad((i - 1)::text, 13, '0'), 'hex'), decode(md5(k || '-' || i), 'hex')
FROM generate_series(1, $2) i, unnest(ARRAY [1, 2, 4]) k
