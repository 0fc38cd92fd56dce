-- Changes whenever the set of live keys, or anything a caller is made of, changes; reading it is far cheaper than the keys.
SELECT concat_ws(':', count(*), sum(hashtextextended(
    concat_ws(
        ' ', k.ak, k.version, k.expires_at, encode(k.secret, 'hex'), e.enterprise_id, e.credit_code, e.roles,
        coalesce(s.value, '-')), 0)))
FROM keys k
JOIN enterprises e ON e.enterprise_id = k.enterprise_id
LEFT JOIN enterprise_settings s ON s.enterprise_id = k.enterprise_id AND s.name = 'strictness'
WHERE k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $1)
