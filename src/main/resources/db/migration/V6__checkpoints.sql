-- Where a training can go on: the checkpoint's blob, the epoch that was running (from 1) and how many batches of it were done.
alter table training_job add column checkpoint_sha256 varchar(64);
alter table training_job add column checkpoint_bytes bigint;
alter table training_job add column checkpoint_epoch int;
alter table training_job add column checkpoint_batch int;
-- How long the job has run, all attempts together.
alter table training_job add column elapsed_millis bigint default 0 not null;

create index training_job_checkpoint on training_job (checkpoint_sha256);
