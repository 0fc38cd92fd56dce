-- Before the next sections.
CLOSE lot_codes
