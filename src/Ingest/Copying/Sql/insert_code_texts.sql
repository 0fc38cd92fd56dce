INSERT INTO code_texts (code, original)
SELECT code, original FROM unnest($1::bytea[], $2::text[]) u(code, original)
ON CONFLICT (code) DO NOTHING
