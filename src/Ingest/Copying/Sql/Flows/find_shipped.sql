-- Which documents name any of these codes; whether they are withdrawn is read in a statement of its own.
SELECT DISTINCT document_id FROM flow_items WHERE code = ANY ($1)
