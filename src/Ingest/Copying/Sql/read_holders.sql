SELECT code, section_id, enterprise_id, in_transit_to
FROM holders
WHERE code = ANY ($1)
