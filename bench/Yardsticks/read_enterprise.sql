SELECT enterprise_id FROM enterprises WHERE credit_code = $1
