-- One stream; each of its $3 batches activates a pallet.
INSERT INTO streams (stream_id, enterprise_id, kind, is_document, name, epoch, next_sequence, shelved_sequence, receipt)
VALUES ($1, $2, 1, false, 'query-bench', 1, $3 + 1, $3, '\x00')
