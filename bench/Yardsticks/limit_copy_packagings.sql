COPY packagings (section_id, ordinal, action, mode, parent, children) FROM STDIN (FORMAT binary)
