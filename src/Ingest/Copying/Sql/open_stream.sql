-- Waits for a transaction that may still commit, and sees its result.
UPDATE streams SET epoch = epoch + 1
WHERE stream_id = $1
RETURNING epoch, next_sequence, shelved_sequence, client_position, receipt
