SELECT section_id FROM sections WHERE lot_id = $1
