-- The codes of the sections $1, to be fetched in pieces: a section may have 50,000.
DECLARE lot_codes NO SCROLL CURSOR FOR
SELECT code
FROM codes
WHERE section_id = ANY ($1)
