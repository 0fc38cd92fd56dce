CREATE TABLE things (thing bigint PRIMARY KEY, note text DEFAULT 'costs $1$ or $$');
