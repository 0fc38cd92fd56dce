SELECT document_id, section_id FROM document_lots WHERE lot_id = $1
