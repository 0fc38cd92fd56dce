-- Codes that are packed or shipped were activated some time ago: vacuum has seen them and statistics know them.
VACUUM (ANALYZE) codes, sections
