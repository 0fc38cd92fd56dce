-- Made to be locked by this transaction, and then no row of them was good.
DELETE FROM documents WHERE document_id = ANY ($1) AND section_id = 0
