COPY batch_verdicts (stream_id, sequence, "row", code, field, reason, arguments) FROM STDIN (FORMAT binary)
