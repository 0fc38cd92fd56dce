SELECT section_id, enterprise_id, coalesce(product_id, 0), coalesce(lot_id, 0)
FROM sections
WHERE section_id = ANY ($1)
