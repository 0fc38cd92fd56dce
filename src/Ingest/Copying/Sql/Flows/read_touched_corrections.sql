SELECT target_kind, target, target_sequence FROM corrections WHERE section_id = ANY ($1)
