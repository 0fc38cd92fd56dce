INSERT INTO streams (stream_id, enterprise_id, kind, is_document, name, epoch, next_sequence, shelved_sequence, receipt)
VALUES ($1, $2, 1, false, 'line-7', 1, 2, 1, '\x00')
