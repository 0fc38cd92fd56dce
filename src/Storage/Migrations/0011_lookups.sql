-- Questions that start from a lot's number, from who documents are meant for, and from the days of an enterprise's own uploads.
CREATE INDEX lots_by_number ON lots (lot_number);

CREATE INDEX documents_by_receiver ON documents (receiver, uploaded_at);

CREATE INDEX documents_by_upload ON documents (enterprise_id, uploaded_at);
