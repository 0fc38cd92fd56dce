-- The version, and whether an activating enterprise that was unknown at the last read has been created since ($1: credit codes).
SELECT version,
       EXISTS (SELECT 1 FROM enterprises WHERE credit_code = ANY ($1)) AS enterprise_appeared
FROM catalog_version
