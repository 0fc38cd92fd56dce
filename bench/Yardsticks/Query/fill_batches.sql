INSERT INTO batches (stream_id, sequence, digest, digest_version, receipt, accepted, refused, open_parents, verdict_digest, key_id,
                     operator_id, uploaded_at)
SELECT $1, i, '\x00', 1, '\x00', 4401, 0, 0, '\x00', 'bench', NULL, '2026-01-02'
FROM generate_series(1, $2) i
