-- A silent client inside COPY outlives every timeout: the back end is ended if it is still the same one.
SELECT count(pg_terminate_backend(pid))
FROM pg_stat_activity
WHERE pid = $1 AND backend_start = $2
