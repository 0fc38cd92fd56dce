-- What the parts of this transaction have added. The first part's section is the document's place in the order of arrival.
UPDATE documents d
SET state = u.state,
    item_count = d.item_count + u.added,
    expected_count = CASE WHEN u.expected > 0 THEN u.expected ELSE d.expected_count END,
    section_id = CASE WHEN d.section_id = 0 THEN u.section_id ELSE d.section_id END
FROM (SELECT * FROM unnest($1::bytea[], $2::smallint[], $3::bigint[], $4::bigint[], $5::bigint[])
      u(document_id, state, added, expected, section_id) OFFSET 0) u
WHERE d.document_id = u.document_id
