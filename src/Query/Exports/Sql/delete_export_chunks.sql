-- Job $1 has ended: its codes are not needed again.
DELETE FROM export_chunks
WHERE export_id = $1
