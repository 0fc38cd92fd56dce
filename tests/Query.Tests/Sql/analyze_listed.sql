ANALYZE codes, batches, sections, document_parts
