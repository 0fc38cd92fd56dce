INSERT INTO document_lots (document_id, lot_id, section_id)
VALUES ($1, $2, $3)
