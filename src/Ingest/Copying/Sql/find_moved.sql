-- Whether anything has ever moved any of these codes: for most there is nothing to read.
SELECT EXISTS (SELECT 1 FROM flow_items WHERE code = ANY ($1)) OR EXISTS (SELECT 1 FROM holders WHERE code = ANY ($1))
