-- "What was uploaded on this day": batches come in the order of time, so a block range holds few minutes. No index entry a batch.
CREATE INDEX batches_by_upload ON batches USING brin (uploaded_at) WITH (pages_per_range = 32, autosummarize = on);
