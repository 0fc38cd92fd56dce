SELECT setting FROM pg_config WHERE name = 'BINDIR'
