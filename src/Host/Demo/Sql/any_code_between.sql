-- Whether a code of the store lies between two codes of one length, bounds included: $1 lowest, $2 highest.
SELECT EXISTS (SELECT 1 FROM codes WHERE code BETWEEN $1 AND $2)
