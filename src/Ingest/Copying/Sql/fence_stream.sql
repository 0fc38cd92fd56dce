-- Locks the stream and says whether it still stands where the session thinks. Must not move next_sequence:
-- a rolled-back savepoint would leave a gap.
UPDATE streams SET shelved_sequence = $4
WHERE stream_id = $1 AND epoch = $2 AND next_sequence = $3
RETURNING receipt
