-- Cross-validation: a job whose folds are rows of the queue, with the columns kind, parent_id and part.

-- How many networks are trained before the one that is published; 0: none.
alter table training_job add column folds int default 0 not null;
-- The first of them that has not ended; one more than folds: all have.
alter table training_job add column fold int default 0 not null;
-- Whether rows that name this one as their parent are still to end; no worker holds it meanwhile.
alter table training_job add column waits_for_parts boolean default false not null;

drop index training_job_parent;
-- What a parent asks for twice is there once.
create unique index training_job_parent on training_job (parent_id, part);

-- What is left of a fold that has ended; its row of the queue is gone. The outputs for the rows it was scored on are kept until
-- the evaluation of all folds is made of them.
create table training_fold (
    job_id         uuid not null references training_job (id) on delete cascade,
    fold           int  not null,
    evaluation     text not null,
    outputs_sha256 varchar(64),
    primary key (job_id, fold)
);
create index training_fold_outputs on training_fold (outputs_sha256);
