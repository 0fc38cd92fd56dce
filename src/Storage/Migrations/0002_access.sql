-- Who may call: enterprises with their roles, their keys, and every key action.
CREATE TABLE enterprises (
    enterprise_id bigint PRIMARY KEY,
    credit_code text NOT NULL UNIQUE,
    name text NOT NULL,
    -- names of roles: drug_producer, consumable_producer, distributor
    roles text[] NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE enterprise_settings (
    enterprise_id bigint NOT NULL,
    name text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (enterprise_id, name)
);

-- One ak may have two live versions while it is rotated.
CREATE TABLE keys (
    ak text NOT NULL,
    version int NOT NULL,
    enterprise_id bigint NOT NULL,
    label text NOT NULL,
    -- AES-GCM under the master key: nonce, ciphertext, tag
    secret bytea NOT NULL,
    created_at timestamptz NOT NULL,
    -- set by rotation: the old version works until then
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    PRIMARY KEY (ak, version)
);

CREATE INDEX keys_by_enterprise ON keys (enterprise_id);

CREATE TABLE audit_log (
    audit_id bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    enterprise_id bigint,
    action text NOT NULL,
    subject text NOT NULL,
    details jsonb
);
