-- How the bytes of a dataset were read, so that they can be read again with other types of columns.

-- Null in rows from before: nobody knows how they were read, so their types stay.
alter table dataset add column format varchar(16);
alter table dataset add column reading text default '{}' not null;

-- The typed columns that a job was made for; the dataset may have others by now.
alter table training_job add column table_sha256 varchar(64) default '' not null;
update training_job set table_sha256 = coalesce(
    (select d.table_sha256 from dataset d where d.id = training_job.dataset_id), '');
