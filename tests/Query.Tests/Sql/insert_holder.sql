INSERT INTO holders (code, section_id, enterprise_id, in_transit_to)
VALUES ($1, $2, nullif($3, 0), nullif($4, ''))
