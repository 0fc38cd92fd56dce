-- Documents that recall lot $1 as a whole, the newest first.
SELECT d.number, d.enterprise_id, d.change_reason, d.event_at
FROM document_lots l
JOIN documents d ON d.document_id = l.document_id
WHERE l.lot_id = $1 AND d.state <> 2
ORDER BY l.section_id DESC
LIMIT 100
