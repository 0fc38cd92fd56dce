SELECT count(*),
    coalesce(sum(hashtextextended(encode(document_id, 'hex') || number, 0)), 0)::text,
    coalesce(sum(item_count * 10 + state), 0)::text
FROM documents
