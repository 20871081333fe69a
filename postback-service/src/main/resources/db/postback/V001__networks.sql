-- The CPA networks and how each wants to be told. Secrets are the ones we sign with: they are stored to be used, and
-- never shown. A network that is disabled keeps its deliveries until it is enabled again.
create table network (
    slug               text primary key,
    name               text        not null,
    click_id_parameter text        not null,
    url_template       text        not null,
    method             text        not null check (method in ('GET', 'POST')),
    statuses           jsonb       not null,
    secrets            text[]      not null,
    disabled_because   text,
    enabled_at         timestamptz not null,
    created_at         timestamptz not null
);
