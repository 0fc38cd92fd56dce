-- A prefix once held is never given away; a new version may only correct its level.
INSERT INTO prefixes (prefix, product_id, level)
SELECT u.prefix, $1, u.level
FROM unnest($2::text[], $3::smallint[]) AS u (prefix, level)
ON CONFLICT (prefix) DO UPDATE
SET level = excluded.level
WHERE prefixes.product_id = excluded.product_id AND prefixes.level <> excluded.level
