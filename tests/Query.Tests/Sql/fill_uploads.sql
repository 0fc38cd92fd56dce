INSERT INTO batches
    (stream_id, sequence, digest, digest_version, receipt, accepted, refused, open_parents, verdict_digest, key_id, uploaded_at)
SELECT '\x010203', i, '\x00', 1, '\x00', 500, 0, 0, '\x00', 'ak', '2025-01-01T00:00:00Z'::timestamptz + i * interval '10 minutes'
FROM generate_series(1000, 30999) AS i
