-- Which of the lots $1 enterprise $2 activated codes of.
SELECT DISTINCT lot_id
FROM sections
WHERE lot_id = ANY ($1) AND enterprise_id = $2
