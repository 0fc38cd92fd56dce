-- What ever went into the packages $1.
SELECT children FROM packagings WHERE parent = ANY ($1)
