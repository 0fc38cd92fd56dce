SELECT count(*)::text FROM replays
