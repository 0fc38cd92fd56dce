-- When what the sections $1 tell happened.
SELECT section_id, event_at
FROM sections
WHERE section_id = ANY ($1)
