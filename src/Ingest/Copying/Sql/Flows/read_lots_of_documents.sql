SELECT lot_id FROM document_lots WHERE document_id = ANY ($1)
