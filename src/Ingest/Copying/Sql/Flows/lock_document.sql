-- A statement of its own after the insert: it waits for another part of the document and sees what that part has written.
UPDATE documents SET item_count = item_count WHERE document_id = $1 RETURNING state, header_digest
