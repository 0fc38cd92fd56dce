CREATE TABLE IF NOT EXISTS migration_lock (held boolean)
