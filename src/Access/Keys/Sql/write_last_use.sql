UPDATE keys k SET last_used_at = greatest(k.last_used_at, u.used_at)
FROM unnest($1::text[], $2::int[], $3::timestamptz[]) AS u(ak, version, used_at)
WHERE k.ak = u.ak AND k.version = u.version
