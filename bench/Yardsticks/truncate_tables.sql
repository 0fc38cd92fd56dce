-- What every part starts from: no rows, files of no pages. Lots, products, keys and streams stay: they do not grow with codes.
TRUNCATE codes, packagings, sections, batches, batch_verdicts, former_parents, code_texts, naive_codes
