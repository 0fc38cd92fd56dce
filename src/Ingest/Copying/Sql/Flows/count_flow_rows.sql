-- Rows of each section as they are stored: codes once by document and once by code, and what stands beside them.
SELECT section_id, sum(rows)::bigint
FROM (
    SELECT p.section_id, count(f.code) AS rows
    FROM document_parts p
    CROSS JOIN LATERAL unnest(p.codes) u(code)
    JOIN flow_items f ON f.code = u.code AND f.document_id = p.document_id AND f.section_id = p.section_id
    WHERE p.document_id = ANY ($1) AND p.section_id = ANY ($2)
    GROUP BY p.section_id
    UNION ALL
    SELECT section_id, count(*) FROM rejected_items WHERE document_id = ANY ($1) AND section_id = ANY ($2) GROUP BY section_id
    UNION ALL
    SELECT section_id, count(*) FROM document_lots WHERE document_id = ANY ($1) AND section_id = ANY ($2) GROUP BY section_id
    UNION ALL
    SELECT section_id, count(*) FROM quantity_items WHERE section_id = ANY ($2) GROUP BY section_id
    UNION ALL
    SELECT section_id, count(*) FROM corrections WHERE section_id = ANY ($2) GROUP BY section_id
) counted
GROUP BY section_id
