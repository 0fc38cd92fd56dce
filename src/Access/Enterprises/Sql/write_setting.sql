INSERT INTO enterprise_settings (enterprise_id, name, value)
VALUES ($1, $2, $3)
ON CONFLICT (enterprise_id, name) DO UPDATE SET value = excluded.value
