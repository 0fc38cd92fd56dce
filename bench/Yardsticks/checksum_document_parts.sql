SELECT count(*),
    coalesce(sum(hashtextextended(encode(document_id, 'hex') || codes::text, 0)), 0)::text,
    coalesce(sum(ordinal), 0)::text
FROM document_parts
