SELECT epoch, next_sequence, shelved_sequence, client_position, receipt
FROM streams
WHERE stream_id = $1
