SELECT brin_summarize_new_values('codes_by_section')::text
