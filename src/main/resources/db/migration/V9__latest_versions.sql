-- Which version of a model is the latest; null: it has none. No foreign key: a version names its model already, and the two rows of a
-- first publication would wait for each other.
alter table model add column latest_id uuid;
update model set latest_id = (
    select v.id from model_version v where v.name = model.name
    order by v.version desc fetch first 1 row only
);
create index model_latest on model (latest_id);
