SELECT concat(
    (SELECT string_agg(to_jsonb(k)::text, ' ') FROM keys k),
    (SELECT string_agg(to_jsonb(a)::text, ' ') FROM audit_log a),
    (SELECT string_agg(to_jsonb(e)::text, ' ') FROM enterprises e),
    (SELECT string_agg(encode(k.secret, 'escape'), ' ') FROM keys k))
