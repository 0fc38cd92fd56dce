-- What can be traced. Versions are kept: a change never rewrites what an old chain shows.
CREATE TABLE catalog_version (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version bigint NOT NULL
);

INSERT INTO catalog_version (version) VALUES (0);

CREATE TABLE products (
    product_id bigint PRIMARY KEY,
    enterprise_id bigint NOT NULL,
    product_code text NOT NULL,
    version int NOT NULL,
    UNIQUE (enterprise_id, product_code)
);

CREATE TABLE product_versions (
    product_id bigint NOT NULL,
    version int NOT NULL,
    kind smallint NOT NULL,
    nhsa_code text NOT NULL,
    barcode text NOT NULL,
    name text NOT NULL,
    spec text NOT NULL,
    activating_credit_codes text[] NOT NULL,
    -- SHA-256 over the whole content: the same content again is no new version
    content_digest bytea NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (product_id, version)
);

CREATE TABLE package_levels (
    product_id bigint NOT NULL,
    version int NOT NULL,
    ordinal int NOT NULL,
    level smallint NOT NULL,
    name text NOT NULL,
    prefix text NOT NULL,
    barcode text NOT NULL,
    contained_count int NOT NULL,
    PRIMARY KEY (product_id, version, ordinal)
);

-- The newest meaning of each prefix (7 digits, GTIN-14 or MA device id): it belongs to one product of one enterprise.
CREATE TABLE prefixes (
    prefix text PRIMARY KEY,
    product_id bigint NOT NULL,
    level smallint NOT NULL
);

CREATE INDEX prefixes_by_product ON prefixes (product_id);

-- A lot is known by product and number; a correction is a new version.
CREATE TABLE lots (
    product_id bigint NOT NULL,
    lot_number text NOT NULL,
    version int NOT NULL,
    lot_id bigint NOT NULL,
    made_on date NOT NULL,
    expires_on date NOT NULL,
    expiry_is_month boolean NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (product_id, lot_number, version)
);

CREATE INDEX lots_by_id ON lots (lot_id);
