-- The first statement of a registration: its row lock makes registrations run one after the other on all hosts.
UPDATE catalog_version
SET version = version + 1
