-- Which of the codes $1 are in a package, and in which.
SELECT code, level, parent FROM codes WHERE code = ANY ($1) AND parent IS NOT NULL
