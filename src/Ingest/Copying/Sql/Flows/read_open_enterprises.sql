-- Enterprises that may name codes nobody has activated.
SELECT enterprise_id FROM enterprise_settings WHERE enterprise_id = ANY ($1) AND name = $2 AND value = $3
