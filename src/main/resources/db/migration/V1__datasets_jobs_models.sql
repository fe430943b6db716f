-- Portable between H2 and PostgreSQL: standard types, no sequences, no vendor functions.

create table dataset (
    id            uuid primary key,
    name          varchar(200)                not null,
    description   varchar(4000)               not null,
    created_at    timestamp(6) with time zone not null,
    row_count     bigint                      not null,
    column_count  int                         not null,
    byte_count    bigint                      not null,
    sha256        varchar(64)                 not null,
    table_sha256  varchar(64)                 not null,
    profile       text                        not null
);
create index dataset_sha256 on dataset (sha256);
create index dataset_table_sha256 on dataset (table_sha256);

create table dataset_tag (
    dataset_id uuid         not null references dataset (id) on delete cascade,
    position   int          not null,
    tag        varchar(100) not null,
    primary key (dataset_id, position)
);

-- Facts about this database itself, such as "the example datasets were laid once".
create table milestone (
    name       varchar(100) primary key,
    reached_at timestamp(6) with time zone not null
);

-- The queue and the truth about every job. dataset_id is no foreign key: a dataset may be deleted, its jobs stay.
create table training_job (
    id                uuid primary key,
    name              varchar(200)                not null,
    model_name        varchar(64)                 not null,
    status            varchar(16)                 not null,
    client            varchar(100)                not null,
    priority          int                         not null,
    dataset_id        uuid                        not null,
    dataset_sha256    varchar(64)                 not null,
    task              varchar(32)                 not null,
    target            text                        not null,
    configuration     text                        not null,
    warnings          text                        not null,
    metrics           text,
    error             text,
    attempt           int                         not null,
    crashes           int                         not null,
    token             varchar(100),
    epoch             int                         not null,
    epochs            int                         not null,
    best_epoch        int,
    model_version     int,
    parameters_sha256 varchar(64),
    parameters_bytes  bigint,
    stopped_by        varchar(32),
    reproducible      boolean                     not null,
    created_at        timestamp(6) with time zone not null,
    started_at        timestamp(6) with time zone,
    finished_at       timestamp(6) with time zone
);
create index training_job_queue on training_job (status, priority desc, id);
create index training_job_status on training_job (status, id desc);
create index training_job_dataset on training_job (dataset_id, id desc);
create index training_job_dataset_status on training_job (dataset_id, status, id desc);
create index training_job_token on training_job (token);
create index training_job_parameters on training_job (parameters_sha256);

create table training_job_transition (
    job_id   uuid                        not null references training_job (id) on delete cascade,
    position int                         not null,
    status   varchar(16)                 not null,
    at       timestamp(6) with time zone not null,
    message  varchar(1000)               not null,
    primary key (job_id, position)
);

-- fold 0: outside k-fold.
create table training_epoch (
    job_id          uuid             not null references training_job (id) on delete cascade,
    fold            int              not null,
    epoch           int              not null,
    training_loss   double precision,
    validation_loss double precision,
    metrics         text             not null,
    learning_rate   double precision not null,
    duration_millis double precision not null,
    primary key (job_id, fold, epoch)
);

create table training_evaluation (
    job_id     uuid        not null references training_job (id) on delete cascade,
    split      varchar(20) not null,
    evaluation text        not null,
    primary key (job_id, split)
);

-- One row a model name: the counter that hands out versions, so that a deleted version's number never comes back.
create table model (
    name         varchar(64) primary key,
    last_version int not null
);

create table model_version (
    id              uuid primary key,
    name            varchar(64)                 not null references model (name),
    version         int                         not null,
    created_at      timestamp(6) with time zone not null,
    training_job_id uuid                        not null,
    task            varchar(32)                 not null,
    target          text                        not null,
    metrics         text                        not null,
    artifact_sha256 varchar(64)                 not null,
    artifact_bytes  bigint                      not null,
    unique (name, version)
);
create index model_version_artifact on model_version (artifact_sha256);
create index model_version_job on model_version (training_job_id);
