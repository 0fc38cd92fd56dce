-- Signed uploads of the JSON facade, for as long as a signature is valid: a repeat gets the first answer again.
CREATE TABLE replays (
    ak text NOT NULL,
    sign bytea NOT NULL,
    -- what was called: the same signature on another path is refused
    path text NOT NULL,
    -- when the present attempt began; null when it was given up, and a repeat may begin another
    started_at timestamptz,
    expires_at timestamptz NOT NULL,
    -- counts who has worked on it: only the last one may answer
    attempt int NOT NULL,
    -- null while it is worked on
    status int,
    answer bytea,
    PRIMARY KEY (ak, sign)
);

-- For the sweep.
CREATE INDEX replays_by_expiry ON replays (expires_at);
