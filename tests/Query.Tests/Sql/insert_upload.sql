INSERT INTO batches
    (stream_id, sequence, digest, digest_version, receipt, accepted, refused, open_parents, verdict_digest, key_id, uploaded_at)
VALUES ($1, $2, '\x00', 1, '\x00', $3, 0, 0, '\x00', 'ak', $4)
