-- Document ids are digests of a number that differs from round to round: which codes, not which document.
SELECT count(*), coalesce(sum(hashtextextended(encode(code, 'hex'), 0)), 0)::text, count(DISTINCT document_id)::text
FROM flow_items
