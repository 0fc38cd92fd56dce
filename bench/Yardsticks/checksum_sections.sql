SELECT count(*), '', '' FROM sections
