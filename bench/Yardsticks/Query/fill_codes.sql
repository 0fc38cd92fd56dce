-- Pallets of 400 boxes of 10 units: unit n is in box n / 10, box n in pallet n / 400; pallet i has section $1 + i.
INSERT INTO codes (section_id, level, state, code, parent)
SELECT $1 + 1 + i / 4000, 1, 0,
       decode('148400001' || lpad(i::text, 13, '0'), 'hex'), decode('148400002' || lpad((i / 10)::text, 13, '0'), 'hex')
FROM generate_series(0, $2 * 4000 - 1) i
UNION ALL
SELECT $1 + 1 + i / 400, 2, 0,
       decode('148400002' || lpad(i::text, 13, '0'), 'hex'), decode('148400003' || lpad((i / 400)::text, 13, '0'), 'hex')
FROM generate_series(0, $2 * 400 - 1) i
UNION ALL
SELECT $1 + 1 + i, 3, 0, decode('148400003' || lpad(i::text, 13, '0'), 'hex'), NULL
FROM generate_series(0, $2 - 1) i
