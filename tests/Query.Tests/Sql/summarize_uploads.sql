SELECT brin_summarize_new_values('batches_by_upload')::text
