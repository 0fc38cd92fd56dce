-- The next piece.
FETCH FORWARD 10000 FROM lot_codes
