-- What a network's own statistics said of a time, compared with what we told it.
create table reconciliation (
    id      uuid primary key default gen_random_uuid(),
    network text        not null,
    made_at timestamptz not null,
    made_by text        not null,
    summary jsonb       not null
);
create index reconciliation_by_network on reconciliation (network, made_at, id);

create table reconciliation_difference (
    reconciliation uuid not null references reconciliation on delete cascade,
    number         int  not null,
    kind           text not null,
    difference     jsonb not null,
    primary key (reconciliation, number)
);
