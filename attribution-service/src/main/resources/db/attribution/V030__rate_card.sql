-- The rate card: the least that new offers pay for a goal, in whole Stars. A goal without a row has the minimum of the
-- contract. The row is locked by whoever changes it, so versions have no gaps and are published in their order.
create table rate (
    goal       text        primary key,
    version    integer     not null check (version > 0),
    base       bigint      not null check (base >= 0),
    premium    bigint      not null check (premium >= base),
    changed_by text        not null,
    changed_at timestamptz not null
);

-- Every version there was: who set it, and when.
create table rate_version (
    goal       text        not null,
    version    integer     not null,
    base       bigint      not null,
    premium    bigint      not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (goal, version)
);

create function rate_version_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'versions of rates are only ever added: no % of %', lower(tg_op), tg_table_name;
end $$;

create trigger append_only before update or delete or truncate on rate_version
    for each statement execute function rate_version_refuse();
