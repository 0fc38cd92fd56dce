COPY sections (section_id, stream_id, sequence, enterprise_id, product_id, product_version, lot_id, event_at, line, workshop,
    line_manager, pack_ratio, kind, document_id) FROM STDIN (FORMAT binary)
