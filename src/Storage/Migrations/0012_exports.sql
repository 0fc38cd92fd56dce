-- Exports: files of full chains, made in the background. A job's row is its lease as well.
CREATE TABLE export_jobs (
    export_id bigint PRIMARY KEY,
    enterprise_id bigint NOT NULL,
    -- of the enterprise, as it was when the job was made: its scope
    credit_code text NOT NULL,
    -- 1 CSV, 2 XLSX, 3 Parquet
    format smallint NOT NULL,
    -- 1 waiting, 2 reading, 3 writing, 4 done, 5 failed, 6 cancelled, 7 expired
    state smallint NOT NULL,
    -- what was asked for, as it came; null where codes were listed one by one
    selection bytea,
    codes_total int NOT NULL,
    codes_done int NOT NULL,
    rows bigint NOT NULL,
    bytes bigint NOT NULL,
    -- share of the file that is written, in thousandths
    written_permille int NOT NULL,
    -- time spent on it so far, without the time in which no host had it
    busy_ms bigint NOT NULL,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    expires_at timestamptz,
    -- who works on it, different for each time that it is taken; empty: nobody
    owner text NOT NULL,
    lease_until timestamptz NOT NULL,
    -- times it was taken since it last got further
    attempts int NOT NULL,
    file_name text NOT NULL,
    file_digest bytea,
    -- ExportFailure
    failure smallint NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX export_jobs_by_enterprise ON export_jobs (enterprise_id, created_at DESC, export_id DESC);

-- Jobs that a host may have to take.
CREATE INDEX export_jobs_unfinished ON export_jobs (lease_until) WHERE state <= 3;

CREATE INDEX export_jobs_by_expiry ON export_jobs (expires_at) WHERE state = 4;

CREATE INDEX export_jobs_by_end ON export_jobs (finished_at) WHERE state > 4;

-- The codes of an unfinished job in pieces of some thousand. When a piece's chains are read they are kept in a file, whose name
-- stands here from then on: it is read once.
CREATE TABLE export_chunks (
    export_id bigint NOT NULL,
    chunk_index int NOT NULL,
    -- as they were sent; null where the code is told by its key alone
    texts text[] NOT NULL,
    -- the likeliest reading of each; null where it is no trace code
    keys bytea[] NOT NULL,
    -- another reading of the same text; null where there is none
    other_keys bytea[] NOT NULL,
    file_name text,
    file_digest bytea,
    rows bigint NOT NULL,
    bytes bigint NOT NULL,
    PRIMARY KEY (export_id, chunk_index)
);
