SELECT code, original FROM code_texts WHERE code = ANY ($1)
