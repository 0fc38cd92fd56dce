SELECT value FROM enterprise_settings WHERE enterprise_id = $1 AND name = $2
