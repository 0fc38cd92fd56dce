-- Enterprises that are open rather than strict: what nobody has registered is accepted and flagged.
-- 1: the product was not registered; 2: prefixes of codes or parents are registered for no product
ALTER TABLE sections ADD COLUMN flags smallint NOT NULL DEFAULT 0;

-- Accepted rows that were flagged, so that a resend gets its first answer.
ALTER TABLE batches ADD COLUMN flagged int NOT NULL DEFAULT 0;
