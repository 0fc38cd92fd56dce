-- A document that a correction is about; waits for a part of it that is being written.
UPDATE documents SET item_count = item_count WHERE document_id = $1 RETURNING kind, bill_type, state
