-- Lists of jobs pass trials and folds by: with the parent before the id, those of none stand together. Lists say "order by parent_id, id desc",
-- because a database does not take "parent_id is null" for one value in the order of an index.
create index training_job_listed on training_job (parent_id, id desc);
drop index training_job_status;
create index training_job_status on training_job (status, parent_id, id desc);
drop index training_job_dataset;
create index training_job_dataset on training_job (dataset_id, parent_id, id desc);
drop index training_job_dataset_status;
create index training_job_dataset_status on training_job (dataset_id, status, parent_id, id desc);
