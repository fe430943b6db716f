-- One row for each creating request that came with an Idempotency-Key: without a status it is a lease of whoever works on it, with
-- one it is the first answer. The id is the SHA-256 of client, route and key; the claim is a name that nobody else ever has.
create table keyed_request (
    id           varchar(64) primary key,
    fingerprint  varchar(64)                 not null,
    claim        uuid                        not null,
    leased_until timestamp(6) with time zone not null,
    created_at   timestamp(6) with time zone not null,
    status       int,
    location     varchar(1000),
    body         text
);
create index keyed_request_created_at on keyed_request (created_at);
