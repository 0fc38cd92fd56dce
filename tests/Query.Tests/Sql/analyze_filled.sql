ANALYZE codes, packagings, code_texts, flow_items, sections
