INSERT INTO batches
    (stream_id, sequence, digest, digest_version, receipt, accepted, refused, open_parents, verdict_digest, key_id, uploaded_at)
VALUES ('\x010203', $1, '\x00', 1, '\x00', 0, 0, 0, '\x00', 'ak', '2025-06-02T08:00:05Z')
