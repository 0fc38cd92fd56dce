SELECT current_setting('jit') || ' ' || current_setting('lock_timeout') || ' '
    || current_setting('application_name') || ' ' || current_setting('work_mem')
