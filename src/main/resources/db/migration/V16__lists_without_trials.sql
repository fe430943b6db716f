-- Lists of jobs pass trials and folds by: with the parent before the id, those of none stand together. Lists say "order by parent_id, id desc",
-- because a database does not take "parent_id is null" for one value in the order of an index.
create index training_job_listed on training_job (parent_id, id desc);
drop index training_job_status;
create index training_job_status on training_job (status, parent_id, id desc);
drop index training_job_dataset;
create index training_job_dataset on training_job (dataset_id, parent_id, id desc);
drop index training_job_dataset_status;
create index training_job_dataset_status on training_job (dataset_id, status, parent_id, id desc);

-- Trials of the search that a tuning job takes up, as it saw them when it was submitted: megabytes that lists do not read.
create table tuning_observations (
    job_id uuid primary key references tuning_job (id) on delete cascade,
    trials text not null
);
insert into tuning_observations (job_id, trials) select id, observations from tuning_job;
alter table tuning_job drop column observations;
