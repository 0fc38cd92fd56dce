-- One row per code. Column order is alignment: fixed-width first, so that level and state ride where padding would be.
-- parent is where the code is now; packed_section says since when, null = since birth. No index on parent:
-- downward goes through packagings. Late packing rewrites rows: the page keeps room for them.
CREATE TABLE codes (
    section_id bigint NOT NULL,
    packed_section bigint,
    level smallint NOT NULL,
    -- 0 live; anything else: ended
    state smallint NOT NULL,
    code bytea NOT NULL,
    parent bytea,
    PRIMARY KEY (code)
) WITH (
    fillfactor = 90,
    autovacuum_vacuum_insert_scale_factor = 0.1,
    autovacuum_analyze_scale_factor = 0.05
);

-- "Which codes came with this section": ids grow with time, so a block range holds few sections.
-- autosummarize and small ranges, or four batches out of 100 million codes read 5 % of the table.
CREATE INDEX codes_by_section ON codes USING brin (section_id) WITH (pages_per_range = 32, autosummarize = on);

-- What went into a parent in one section. action 1 = born into it.
CREATE TABLE packagings (
    section_id bigint NOT NULL,
    ordinal int NOT NULL,
    action smallint NOT NULL,
    mode smallint NOT NULL,
    parent bytea NOT NULL,
    children bytea[] NOT NULL,
    PRIMARY KEY (parent, section_id, ordinal)
);

-- Written only when something leaves a parent. packed_section null = it was born into it.
CREATE TABLE former_parents (
    child bytea NOT NULL,
    unpacked_section bigint NOT NULL,
    ordinal int NOT NULL,
    packed_section bigint,
    parent bytea NOT NULL,
    PRIMARY KEY (child, unpacked_section, ordinal)
);

-- What was scanned, only where it differs from the canonical form.
CREATE TABLE code_texts (
    code bytea PRIMARY KEY,
    original text NOT NULL
);
