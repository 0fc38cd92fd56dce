-- Up to 10,000 keys. Where codes are, and whether they are live.
SELECT code, state, level, parent FROM codes WHERE code = ANY ($1)
