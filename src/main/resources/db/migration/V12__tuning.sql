-- Searches for good settings; their trials are rows of training_job that name one of these as their parent.
create table tuning_job (
    id            uuid primary key,
    name          varchar(200)                not null,
    client        varchar(100)                not null,
    status        varchar(16)                 not null,
    dataset_id    uuid                        not null,
    -- What trials have in common, resolved, and what they may differ in.
    base          text                        not null,
    search        text                        not null,
    -- Trials of the search that it takes up, as it saw them when it was submitted.
    observations  text                        not null,
    trials        int                         not null,
    -- Trials that have ended: the number of the last event.
    ended         int                         not null,
    -- The best of its trials so far.
    best_trial    uuid,
    model_version int,
    error         text,
    stopped_by    varchar(32),
    reproducible  boolean                     not null,
    created_at    timestamp(6) with time zone not null,
    started_at    timestamp(6) with time zone,
    -- When its time is over.
    deadline      timestamp(6) with time zone,
    finished_at   timestamp(6) with time zone
);
create index tuning_job_status on tuning_job (status, id desc);
create index tuning_job_dataset on tuning_job (dataset_id, id desc);
create index tuning_job_deadline on tuning_job (status, deadline);
create index tuning_job_finished on tuning_job (finished_at);

create table tuning_job_transition (
    job_id   uuid                        not null references tuning_job (id) on delete cascade,
    position int                         not null,
    status   varchar(16)                 not null,
    at       timestamp(6) with time zone not null,
    message  text                        not null,
    primary key (job_id, position)
);

-- What was proposed and what came of it.
create table tuning_trial (
    id              uuid primary key,
    job_id          uuid        not null references tuning_job (id) on delete cascade,
    number          int         not null,
    -- Null: what was proposed is no configuration.
    training_job_id uuid,
    status          varchar(16) not null,
    -- Values by path, and their places in the unit cube.
    proposal        text        not null,
    -- How many times it was among those that go on.
    rung            int         not null,
    objective       double precision,
    epochs          int         not null,
    best_epoch      int,
    stopped_by      varchar(32),
    failure         text,
    -- Its number among those that have ended, from 1.
    end_number      int
);
create unique index tuning_trial_number on tuning_trial (job_id, number);
create index tuning_trial_training on tuning_trial (training_job_id);
create unique index tuning_trial_end on tuning_trial (job_id, end_number);

-- The epoch at which a trial pauses until it is known which of its rivals go on.
alter table training_job add column epoch_limit int;
