SELECT code, is_new, other FROM replacements WHERE code = ANY ($1)
