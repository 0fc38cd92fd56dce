-- What the codes $1 were in, what replaced them, what was scanned for them.
SELECT child, parent, packed_section, unpacked_section FROM former_parents WHERE child = ANY ($1)
