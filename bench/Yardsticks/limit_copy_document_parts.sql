COPY document_parts (document_id, section_id, ordinal, codes) FROM STDIN (FORMAT binary)
