INSERT INTO sections (section_id, stream_id, sequence, enterprise_id, event_at, line, workshop, line_manager, pack_ratio,
                      kind, change_reason)
SELECT section_id, stream_id, sequence, enterprise_id, event_at, '', '', '', '', 2, change_reason
FROM unnest($1::bigint[], $2::bytea[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::text[])
     u(section_id, stream_id, sequence, enterprise_id, event_at, change_reason)
