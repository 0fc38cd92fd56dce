INSERT INTO document_lots (document_id, lot_id, section_id)
SELECT document_id, lot_id, section_id FROM unnest($1::bytea[], $2::bigint[], $3::bigint[]) u(document_id, lot_id, section_id)
