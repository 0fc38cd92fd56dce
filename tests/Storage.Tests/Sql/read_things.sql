SELECT count(*) || ' ' || min(note) FROM things
