INSERT INTO batches (stream_id, sequence, digest, digest_version, receipt, accepted, refused, open_parents, verdict_digest,
                     key_id, operator_id, uploaded_at)
SELECT stream_id, sequence, digest, $9, receipt, accepted, refused, open_parents, verdict_digest, key_id, NULL, $10
FROM unnest($1::bytea[], $2::bigint[], $3::bytea[], $4::bytea[], $5::int[], $6::int[], $7::int[], $8::bytea[], $11::text[])
     u(stream_id, sequence, digest, receipt, accepted, refused, open_parents, verdict_digest, key_id)
