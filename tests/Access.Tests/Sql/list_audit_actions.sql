SELECT coalesce(string_agg(concat_ws(' ', action, actor), ',' ORDER BY audit_id), '') FROM audit_log WHERE subject = $1
