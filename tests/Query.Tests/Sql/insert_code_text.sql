INSERT INTO code_texts (code, original)
VALUES ($1, $2)
