-- The row of a stream, in a short transaction of its own: never in a lane's.
INSERT INTO streams (stream_id, enterprise_id, kind, is_document, name, epoch, next_sequence, shelved_sequence, client_position, receipt)
VALUES ($1, $2, $3, $4, $5, 0, 1, 0, NULL, $6)
ON CONFLICT (stream_id) DO NOTHING
