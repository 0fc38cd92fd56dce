SELECT coalesce(sum(accepted), 0)::bigint, coalesce(sum(refused), 0)::bigint, min(uploaded_at), max(uploaded_at)
FROM batches
WHERE stream_id = $1
