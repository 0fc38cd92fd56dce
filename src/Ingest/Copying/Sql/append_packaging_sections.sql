INSERT INTO sections (section_id, stream_id, sequence, enterprise_id, event_at, line, workshop, line_manager, pack_ratio,
                      kind, change_reason, flags)
SELECT section_id, stream_id, sequence, enterprise_id, event_at, '', '', '', '', 2, change_reason, flags
FROM unnest($1::bigint[], $2::bytea[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::text[], $7::smallint[])
     u(section_id, stream_id, sequence, enterprise_id, event_at, change_reason, flags)
