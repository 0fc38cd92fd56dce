-- Which documents name these codes. Documents are read in a statement of their own: the two tables are not co-located.
SELECT code, section_id, document_id
FROM flow_items
WHERE code = ANY ($1)
