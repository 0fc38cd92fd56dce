-- For this transaction: statements are planned for a handful of keys, so that each key is looked up in its index however many
-- come and whatever the statistics say.
SELECT set_config('plan_cache_mode', 'force_generic_plan', true)
