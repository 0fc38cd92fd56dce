-- Documents that move goods of one enterprise wait for documents that end goods of it, and the other way round: both are judged
-- by who holds the code. One row an enterprise, in one order.
SELECT enterprise_id FROM enterprises WHERE enterprise_id = ANY ($1) ORDER BY enterprise_id FOR SHARE
