-- $1 name, $2 how many; returns the first of them. The row lock of the upsert makes blocks disjoint on every host.
INSERT INTO id_blocks AS b (name, next)
VALUES ($1, 1 + $2::bigint)
ON CONFLICT (name) DO UPDATE SET next = b.next + $2::bigint
RETURNING next - $2::bigint
