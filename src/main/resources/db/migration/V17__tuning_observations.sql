-- Trials of the search that a tuning job takes up, as it saw them when it was submitted: megabytes that lists do not read.
create table tuning_observations (
    job_id uuid primary key references tuning_job (id) on delete cascade,
    trials text not null
);
insert into tuning_observations (job_id, trials) select id, observations from tuning_job;
alter table tuning_job drop column observations;
