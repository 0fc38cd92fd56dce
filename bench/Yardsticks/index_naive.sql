CREATE INDEX naive_codes_by_parent ON naive_codes (parent)
