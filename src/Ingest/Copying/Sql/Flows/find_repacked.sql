-- Whether anything has left these codes' packages, or went into these packages after birth.
SELECT EXISTS (SELECT 1 FROM former_parents WHERE child = ANY ($1))
    OR EXISTS (SELECT 1 FROM packagings WHERE parent = ANY ($1) AND action <> 1)
