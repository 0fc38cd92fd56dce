SELECT target_kind, target, target_sequence, lot_id FROM corrections WHERE section_id = ANY ($1)
