ANALYZE codes, packagings, code_texts
