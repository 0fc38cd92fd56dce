INSERT INTO corrections (section_id, line, document_id, target_kind, target, target_sequence, lot_id)
VALUES ($1, $2, $3, $4, $5, $6, $7)
