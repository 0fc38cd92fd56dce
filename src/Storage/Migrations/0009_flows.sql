-- Flow documents. document_id is the first 16 bytes of SHA-256 over enterprise, kind and number: a unique name without a second
-- unique index. The row is locked by every batch that adds to it, so pages keep room for HOT updates.
CREATE TABLE documents (
    document_id bytea PRIMARY KEY,
    enterprise_id bigint NOT NULL,
    -- FlowKind: 1 shipping, 2 receiving, 3 delivery, 4 circulation, 5 return, 6 recall, 7 sampling, 8 destroy, 9 void, 10 use,
    -- 11 correction
    kind smallint NOT NULL,
    number text NOT NULL,
    -- 0 open, 1 complete, 2 withdrawn
    state smallint NOT NULL,
    -- SHA-256 over the header but for expected_count and complete: all parts carry the same
    header_digest bytea NOT NULL,
    bill_type text NOT NULL,
    shipping_note text NOT NULL,
    event_at timestamptz NOT NULL,
    -- credit codes, empty where the document names none
    shipper text NOT NULL,
    receiver text NOT NULL,
    carrier text NOT NULL,
    circulator text NOT NULL,
    change_reason text NOT NULL,
    -- names, addresses and everything else as declared
    attributes jsonb NOT NULL,
    expected_count bigint NOT NULL,
    item_count bigint NOT NULL,
    -- section of its first part: the order of arrival
    section_id bigint NOT NULL,
    uploaded_at timestamptz NOT NULL,
    -- section of the correction that withdrew it
    withdrawn_section bigint,
    withdrawn_reason text
) WITH (fillfactor = 70);

CREATE INDEX documents_by_enterprise ON documents (enterprise_id, kind, number);

-- The codes of a document in the order they came, without an index entry a code.
CREATE TABLE document_parts (
    document_id bytea NOT NULL,
    section_id bigint NOT NULL,
    ordinal int NOT NULL,
    codes bytea[] NOT NULL,
    PRIMARY KEY (document_id, section_id, ordinal)
);

-- A recall by lot reaches every code of it without a row a code.
CREATE TABLE document_lots (
    document_id bytea NOT NULL,
    lot_id bigint NOT NULL,
    section_id bigint NOT NULL,
    PRIMARY KEY (document_id, lot_id)
);

CREATE INDEX document_lots_by_lot ON document_lots (lot_id);

CREATE TABLE flow_items (
    section_id bigint NOT NULL,
    code bytea NOT NULL,
    document_id bytea NOT NULL,
    PRIMARY KEY (code, document_id)
);

-- The packages around codes of a document that is not complete: a later batch must not name them. Documents of outermost codes
-- have none.
CREATE TABLE document_ancestors (
    ancestor bytea NOT NULL,
    document_id bytea NOT NULL,
    -- one of the codes inside
    inner_code bytea NOT NULL,
    PRIMARY KEY (ancestor, document_id)
);

CREATE TABLE rejected_items (
    document_id bytea NOT NULL,
    code bytea NOT NULL,
    section_id bigint NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (document_id, code)
);

-- Why a code has ended: it was named by the document, or sat in a package that was.
CREATE TABLE terminations (
    code bytea NOT NULL,
    document_id bytea NOT NULL,
    section_id bigint NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (code, document_id)
);

-- Goods without serial numbers. A resend is told apart by section and line, which the digest covers.
CREATE TABLE quantity_items (
    section_id bigint NOT NULL,
    line int NOT NULL,
    identifier bytea NOT NULL,
    lot_number text NOT NULL,
    parent bytea,
    document_id bytea,
    quantity numeric(16, 4) NOT NULL,
    PRIMARY KEY (section_id, line)
);

CREATE INDEX quantity_items_by_identifier ON quantity_items (identifier, lot_number);

CREATE INDEX quantity_items_by_document ON quantity_items (document_id) WHERE document_id IS NOT NULL;

-- What a correction did, so that it can be shown.
CREATE TABLE corrections (
    section_id bigint NOT NULL,
    line int NOT NULL,
    document_id bytea NOT NULL,
    -- 1 a document, 2 an activation, 3 a lot's dates
    target_kind smallint NOT NULL,
    -- document: its id; activation: its stream's id
    target bytea,
    target_sequence bigint,
    lot_id bigint,
    PRIMARY KEY (section_id, line)
);
