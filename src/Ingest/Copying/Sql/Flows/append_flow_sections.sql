INSERT INTO sections (section_id, stream_id, sequence, enterprise_id, event_at, line, workshop, line_manager, pack_ratio, kind,
                      change_reason, document_id)
SELECT section_id, stream_id, sequence, enterprise_id, event_at, '', '', '', '', $8, change_reason, document_id
FROM unnest($1::bigint[], $2::bytea[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::text[], $7::bytea[])
     u(section_id, stream_id, sequence, enterprise_id, event_at, change_reason, document_id)
