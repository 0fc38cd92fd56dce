UPDATE enterprises SET roles = $2 WHERE enterprise_id = $1
