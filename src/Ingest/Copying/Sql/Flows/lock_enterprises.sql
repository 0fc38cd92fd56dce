SELECT enterprise_id FROM enterprises WHERE enterprise_id = ANY ($1) ORDER BY enterprise_id FOR UPDATE
