-- The codes $1 and the packages around them, two levels up: a guess of what a walk will need, which no answer rests on.
WITH asked AS MATERIALIZED (
    SELECT parent, section_id, packed_section FROM codes WHERE code = ANY ($1)
), around AS MATERIALIZED (
    SELECT parent, section_id, packed_section FROM codes WHERE code IN (SELECT parent FROM asked)
), outermost AS MATERIALIZED (
    SELECT parent, section_id, packed_section FROM codes WHERE code IN (SELECT parent FROM around)
)
SELECT parent, section_id, packed_section, true AS is_asked FROM asked
UNION ALL
SELECT parent, section_id, packed_section, false FROM around
UNION ALL
SELECT parent, section_id, packed_section, false FROM outermost
