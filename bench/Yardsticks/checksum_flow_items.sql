-- Sections differ in number between two sides; which document names which code must not.
SELECT count(*),
    coalesce(sum(hashtextextended(encode(document_id, 'hex') || encode(code, 'hex'), 0)), 0)::text,
    count(DISTINCT document_id)::text
FROM flow_items
