COPY flow_items (section_id, code, document_id) FROM STDIN (FORMAT binary)
