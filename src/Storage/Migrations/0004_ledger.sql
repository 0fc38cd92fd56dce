-- The ledger. stream_id is the first 16 bytes of SHA-256 over enterprise, kind and name: a unique name without a second unique index.
-- The row of a stream is the fence of the write protocol: it is updated by every group, so pages keep room for HOT updates.
CREATE TABLE streams (
    stream_id bytea PRIMARY KEY,
    enterprise_id bigint NOT NULL,
    -- 1 activation, 2 packaging, 3 flow
    kind smallint NOT NULL,
    -- a document of a unary upload, never a stream of the same name
    is_document boolean NOT NULL,
    name text NOT NULL,
    epoch bigint NOT NULL,
    next_sequence bigint NOT NULL,
    shelved_sequence bigint NOT NULL,
    -- null: no batch of this stream carries a position
    client_position bytea,
    receipt bytea NOT NULL
) WITH (fillfactor = 40);

CREATE TABLE batches (
    stream_id bytea NOT NULL,
    sequence bigint NOT NULL,
    digest bytea NOT NULL,
    digest_version smallint NOT NULL,
    receipt bytea NOT NULL,
    accepted int NOT NULL,
    refused int NOT NULL,
    open_parents int NOT NULL,
    verdict_digest bytea NOT NULL,
    -- the ak that signed the call
    key_id text NOT NULL,
    operator_id text,
    uploaded_at timestamptz NOT NULL,
    PRIMARY KEY (stream_id, sequence)
);

-- So that a resend gets its first answer. Row -1 is the verdict on a whole batch.
CREATE TABLE batch_verdicts (
    stream_id bytea NOT NULL,
    sequence bigint NOT NULL,
    "row" int NOT NULL,
    code text NOT NULL,
    -- 0 whole header, 1 code, 2 level, 3 parent, 4 pack_mode, 10 and up: header fields
    field smallint NOT NULL,
    reason smallint NOT NULL,
    arguments text[] NOT NULL,
    PRIMARY KEY (stream_id, sequence, "row")
);

-- The part of a batch that shares lot and event time: facts shared by codes live here, never on each code.
CREATE TABLE sections (
    section_id bigint PRIMARY KEY,
    stream_id bytea NOT NULL,
    sequence bigint NOT NULL,
    enterprise_id bigint NOT NULL,
    product_id bigint NOT NULL,
    product_version int NOT NULL,
    lot_id bigint NOT NULL,
    event_at timestamptz NOT NULL,
    line text NOT NULL,
    workshop text NOT NULL,
    line_manager text NOT NULL,
    pack_ratio text NOT NULL
);

CREATE INDEX sections_by_batch ON sections (stream_id, sequence);
