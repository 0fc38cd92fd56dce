INSERT INTO streams (stream_id, enterprise_id, kind, is_document, name, epoch, next_sequence, shelved_sequence, receipt)
VALUES ($1, $2, $3, false, encode($1, 'hex'), 1, 2, 1, '\x00')
ON CONFLICT DO NOTHING
