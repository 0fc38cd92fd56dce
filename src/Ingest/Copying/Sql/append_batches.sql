INSERT INTO batches (stream_id, sequence, digest, digest_version, receipt, accepted, refused, open_parents, verdict_digest,
                     key_id, operator_id, uploaded_at, flagged)
SELECT stream_id, sequence, digest, $9, receipt, accepted, refused, open_parents, verdict_digest, key_id, NULL, $10, flagged
FROM unnest($1::bytea[], $2::bigint[], $3::bytea[], $4::bytea[], $5::int[], $6::int[], $7::int[], $8::bytea[], $11::text[],
            $12::int[])
     u(stream_id, sequence, digest, receipt, accepted, refused, open_parents, verdict_digest, key_id, flagged)
