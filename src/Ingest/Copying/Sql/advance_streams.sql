UPDATE streams s SET next_sequence = a.next_sequence, receipt = a.receipt, client_position = a.client_position
FROM (SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::bytea[], $4::bytea[])
      u(stream_id, next_sequence, receipt, client_position) OFFSET 0) a
WHERE s.stream_id = a.stream_id
