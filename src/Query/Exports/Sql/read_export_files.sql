-- Which of the jobs $1 there are, how far they are, and the name of their file.
SELECT export_id, state, file_name
FROM export_jobs
WHERE export_id = ANY ($1)
