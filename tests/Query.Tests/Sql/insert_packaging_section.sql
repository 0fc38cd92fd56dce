INSERT INTO sections
    (section_id, stream_id, sequence, enterprise_id, event_at, line, workshop, line_manager, pack_ratio, kind)
VALUES ($1, '\x010204', $1, $2, $3, '', '', '', '', 2)
