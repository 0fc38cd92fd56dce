-- Every field of the standard's three product uploads. What only one kind of product has is one document a version: it is written
-- and shown whole, and nothing looks for it. What is searched has a column and an index.
ALTER TABLE product_versions ADD COLUMN effective_flag text NOT NULL DEFAULT '';
-- fields of DrugDetails or ConsumableDetails by name, without the empty ones; the kind says whose they are
ALTER TABLE product_versions ADD COLUMN details jsonb NOT NULL DEFAULT '{}';
ALTER TABLE package_levels ADD COLUMN unit text NOT NULL DEFAULT '';
ALTER TABLE package_levels ADD COLUMN contained_identifier text NOT NULL DEFAULT '';

-- Pages go by product_id. A part of a name is looked for among the products of one enterprise, which the first index bounds.
CREATE INDEX products_by_enterprise ON products (enterprise_id, product_id);
CREATE INDEX products_by_code ON products (product_code, product_id);
CREATE INDEX product_versions_by_nhsa_code ON product_versions (nhsa_code, product_id) WHERE nhsa_code <> '';
CREATE INDEX product_versions_by_barcode ON product_versions (barcode, product_id) WHERE barcode <> '';
CREATE INDEX package_levels_by_barcode ON package_levels (barcode, product_id) WHERE barcode <> '';
-- The products that other enterprises let one activate.
CREATE INDEX product_versions_by_activating ON product_versions USING gin (activating_credit_codes);

-- What a document of products has brought: one row for each accepted row, also where the content was known already.
CREATE TABLE product_rows (
    stream_id bytea NOT NULL,
    sequence bigint NOT NULL,
    "row" int NOT NULL,
    product_id bigint NOT NULL,
    version int NOT NULL,
    PRIMARY KEY (stream_id, sequence, "row")
);
