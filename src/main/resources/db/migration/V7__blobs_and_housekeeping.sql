-- Which blobs there are. Whoever names a blob, or removes it, holds its row's lock: that orders the two between any number of processes.
-- copy: which file of the file store; empty: the one that is named by the hash alone, as before this version, or none at all.
create table blob (
    sha256     varchar(64) primary key,
    byte_count bigint,
    store      varchar(16)                 not null,
    copy       varchar(36)                 not null,
    kept_at    timestamp(6) with time zone not null
);

-- The bytes of the database's own store; the last chunk of a blob is the one that is not full.
create table blob_chunk (
    sha256   varchar(64) not null references blob (sha256),
    position int         not null,
    bytes    bytea       not null,
    primary key (sha256, position)
);

insert into blob (sha256, byte_count, store, copy, kept_at)
select named.sha256, max(named.byte_count), 'filesystem', '', min(named.kept_at)
from (
    select sha256, byte_count, created_at as kept_at from dataset
    union all
    select table_sha256, cast(null as bigint), created_at from dataset
    union all
    select artifact_sha256, artifact_bytes, created_at from model_version
    union all
    select parameters_sha256, parameters_bytes, created_at from training_job where parameters_sha256 is not null
) named
group by named.sha256;

-- When what must be tidied up now and then is due; whoever moves the time forward does it.
create table housekeeping (
    name   varchar(64) primary key,
    due_at timestamp(6) with time zone not null
);
insert into housekeeping (name, due_at) values ('all', timestamp with time zone '1970-01-01 00:00:00+00');

-- Finished jobs by age, for those whose time is over.
create index training_job_finished on training_job (finished_at);
