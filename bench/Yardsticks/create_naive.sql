-- What a user does instead: text keys, the parent in an index, everything on the row.
CREATE TABLE naive_codes (
    code text PRIMARY KEY,
    parent text,
    product text NOT NULL,
    lot text NOT NULL,
    at timestamptz NOT NULL
)
