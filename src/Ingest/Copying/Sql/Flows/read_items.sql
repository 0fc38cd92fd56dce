-- Up to 10,000 keys. Which of these codes the document names already.
SELECT code FROM flow_items WHERE code = ANY ($1) AND document_id = $2
