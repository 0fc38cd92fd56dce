SELECT enterprise_id, credit_code, name, roles FROM enterprises WHERE credit_code = $1
