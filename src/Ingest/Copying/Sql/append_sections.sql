INSERT INTO sections (section_id, stream_id, sequence, enterprise_id, product_id, product_version, lot_id, event_at,
                      line, workshop, line_manager, pack_ratio, flags)
SELECT section_id, stream_id, sequence, enterprise_id, product_id, product_version, lot_id, event_at,
       line, workshop, line_manager, pack_ratio, flags
FROM unnest($1::bigint[], $2::bytea[], $3::bigint[], $4::bigint[], $5::bigint[], $6::int[], $7::bigint[], $8::timestamptz[],
            $9::text[], $10::text[], $11::text[], $12::text[], $13::smallint[])
     u(section_id, stream_id, sequence, enterprise_id, product_id, product_version, lot_id, event_at,
       line, workshop, line_manager, pack_ratio, flags)
