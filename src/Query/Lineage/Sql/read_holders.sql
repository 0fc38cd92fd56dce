-- Who had the codes $1 when they left a package that documents had moved.
SELECT code, section_id, enterprise_id, in_transit_to
FROM holders
WHERE code = ANY ($1)
