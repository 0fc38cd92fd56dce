-- One that was begun anew since it was read stays.
DELETE FROM replays r
USING (SELECT * FROM unnest($2::text[], $3::bytea[]) u(ak, sign) OFFSET 0) s
WHERE r.ak = s.ak AND r.sign = s.sign AND r.expires_at <= $1
