-- Which of the codes $1 ever had anything inside.
SELECT DISTINCT parent
FROM packagings
WHERE parent = ANY ($1)
