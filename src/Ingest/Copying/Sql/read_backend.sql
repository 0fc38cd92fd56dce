SELECT pid, backend_start FROM pg_stat_get_activity(pg_backend_pid())
