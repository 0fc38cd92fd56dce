INSERT INTO quantity_items (section_id, line, identifier, lot_number, parent, document_id, quantity)
SELECT section_id, line, identifier, lot_number, parent, document_id, quantity
FROM unnest($1::bigint[], $2::int[], $3::bytea[], $4::text[], $5::bytea[], $6::bytea[], $7::numeric[])
     u(section_id, line, identifier, lot_number, parent, document_id, quantity)
