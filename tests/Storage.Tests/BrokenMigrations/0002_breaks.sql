CREATE TABLE half (half bigint);
SELECT 1 / 0;
