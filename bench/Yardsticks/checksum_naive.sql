-- The same over the text table, which has no levels.
SELECT count(*), coalesce(sum(hashtextextended(code || '>' || coalesce(parent, ''), 0)), 0)::text, ''
FROM naive_codes
