COPY codes (section_id, level, state, code, parent) FROM STDIN (FORMAT binary)
