-- Its primary key refuses a code that the document names already.
COPY flow_items (section_id, code, document_id) FROM STDIN (FORMAT binary)
