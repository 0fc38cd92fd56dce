-- When enterprise $2 first activated codes of the lots $1.
SELECT lot_id, min(event_at)
FROM sections
WHERE lot_id = ANY ($1) AND enterprise_id = $2
GROUP BY lot_id
