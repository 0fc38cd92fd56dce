-- What differs from PostgreSQL's own defaults, the same server for all sides.
SELECT name, current_setting(name)
FROM pg_settings
WHERE source IN ('configuration file', 'command line') AND name NOT LIKE 'log%' AND name NOT LIKE 'unix_socket%'
    OR name IN ('server_version', 'data_checksums')
ORDER BY name
