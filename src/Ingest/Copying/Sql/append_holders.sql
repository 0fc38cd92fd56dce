INSERT INTO holders (code, section_id, enterprise_id, in_transit_to)
SELECT code, $4, enterprise_id, in_transit_to
FROM unnest($1::bytea[], $2::bigint[], $3::text[]) u(code, enterprise_id, in_transit_to)
