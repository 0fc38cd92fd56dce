SELECT count(*) FROM notes
