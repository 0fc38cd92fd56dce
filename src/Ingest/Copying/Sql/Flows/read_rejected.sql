SELECT code FROM rejected_items WHERE document_id = $1 AND code = ANY ($2)
