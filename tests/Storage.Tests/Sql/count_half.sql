SELECT count(*) FROM pg_tables WHERE tablename = 'half'
