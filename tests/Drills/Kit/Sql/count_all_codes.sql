SELECT count(*) FROM codes
