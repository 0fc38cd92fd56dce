-- What every part starts from: no rows, files of no pages. Lots, products, keys and streams stay: they do not grow with codes.
TRUNCATE codes, packagings, sections, batches, batch_verdicts, former_parents, code_texts, replacements, holders, documents,
    document_parts, document_lots, document_ancestors, flow_items, rejected_items, terminations, quantity_items, corrections,
    naive_codes
