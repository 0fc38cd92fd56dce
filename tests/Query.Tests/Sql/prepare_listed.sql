-- The statement under test follows.
PREPARE listed AS
