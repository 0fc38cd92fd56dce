-- Section ids differ between two sides; what went into which parent, in which order, must not.
SELECT count(*),
    coalesce(sum(hashtextextended(encode(parent, 'hex') || children::text, 0)), 0)::text,
    coalesce(sum(ordinal::bigint * 10000 + action * 100 + mode), 0)::text
FROM packagings
