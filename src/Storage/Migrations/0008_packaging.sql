-- A section is now of a kind: only those of activations have product and lot, only those of flows a document.
ALTER TABLE sections ALTER COLUMN product_id DROP NOT NULL;
ALTER TABLE sections ALTER COLUMN product_version DROP NOT NULL;
ALTER TABLE sections ALTER COLUMN lot_id DROP NOT NULL;
-- 1 activation, 2 packaging, 3 flow
ALTER TABLE sections ADD COLUMN kind smallint NOT NULL DEFAULT 1;
ALTER TABLE sections ADD COLUMN change_reason text NOT NULL DEFAULT '';
ALTER TABLE sections ADD COLUMN document_id bytea;

-- "Which lots were activated when": recall, reconcile and correction start from a lot.
CREATE INDEX sections_by_lot ON sections (lot_id, section_id) WHERE lot_id IS NOT NULL;

-- What a host that died between COMMIT and ack has left on the shelves is found by section.
-- action: 1 born into it, 2 packed, 3 unpacked, 4 repacked, 5 a new code took what was inside an old one, 6 a new code went into
-- the parent of an old one, 7 everything unpacked
CREATE INDEX packagings_by_section ON packagings USING brin (section_id) WITH (pages_per_range = 32, autosummarize = on);

-- One row for each end of a replacement: history is kept on both.
CREATE TABLE replacements (
    code bytea NOT NULL,
    section_id bigint NOT NULL,
    is_new boolean NOT NULL,
    other bytea NOT NULL,
    PRIMARY KEY (code, section_id)
);

-- Who has a code is told by the documents on its path. Written only when a code leaves a parent that documents have moved:
-- from then on its path no longer tells. Both null: on its way to nobody known.
CREATE TABLE holders (
    code bytea NOT NULL,
    section_id bigint NOT NULL,
    enterprise_id bigint,
    -- credit code of who it was shipped to and has not confirmed yet
    in_transit_to text,
    PRIMARY KEY (code, section_id)
);
