-- Only lots that the same transaction has inserted.
DELETE FROM lots
WHERE lot_id = ANY ($1)
