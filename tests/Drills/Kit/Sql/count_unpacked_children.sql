-- Both directions are one fact: every code with a parent stands among that parent's children, once, and nothing else does.
SELECT count(*)
FROM (
    SELECT code, parent, sum(side)
    FROM (
        SELECT code, parent, 1 AS side FROM codes WHERE parent IS NOT NULL
        UNION ALL
        SELECT unnest(children), parent, -1 FROM packagings
    ) links
    GROUP BY code, parent
    HAVING sum(side) <> 0
) unequal
