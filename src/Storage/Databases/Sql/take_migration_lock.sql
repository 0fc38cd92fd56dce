-- A table lock instead of an advisory one: those are per node on Citus. Ends with its transaction, so with its holder.
LOCK TABLE migration_lock IN ACCESS EXCLUSIVE MODE
