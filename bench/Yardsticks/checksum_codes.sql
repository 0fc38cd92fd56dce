-- Equal for two tables with the same codes, parents, levels and states, in whatever order they were written. Sections that
-- packed differ in number, so only that there is one is compared.
SELECT count(*),
    coalesce(sum(hashtextextended(link, 0)), 0)::text,
    coalesce(sum(level * 1000 + state), 0)::text || ' ' || count(packed_section)::text
FROM (
    SELECT substr(encode(code, 'hex'), 3) || '>' || coalesce(substr(encode(parent, 'hex'), 3), '') AS link,
        level, state, packed_section
    FROM codes
) AS rows
