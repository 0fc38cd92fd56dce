-- All tables of the engine with rows in them, indexes and everything else included.
SELECT c.relname, pg_total_relation_size(c.oid)
FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND pg_relation_size(c.oid) > 0
    AND c.relname IN (
        'codes', 'packagings', 'sections', 'batches', 'batch_verdicts', 'streams', 'former_parents', 'code_texts', 'lots',
        'documents', 'document_parts', 'flow_items')
ORDER BY c.relname
