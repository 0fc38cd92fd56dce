VACUUM (ANALYZE) codes, packagings, sections, batches, documents, flow_items, former_parents, replacements, code_texts, lots
