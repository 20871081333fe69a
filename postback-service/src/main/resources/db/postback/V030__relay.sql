-- Who may tell us what only they can see, how they prove who they are, and in which words they speak. The secrets are
-- those they sign with: stored to be used, never shown. Of API keys only the hash is kept.
create table relay_source (
    slug           text primary key,
    name           text        not null,
    kind           text        not null check (kind in ('relay', 'stripe')),
    enabled        boolean     not null,
    secrets        text[]      not null,
    reports        text        not null check (reports in ('actions', 'purchases', 'by_status')),
    offers         text[]      not null,
    currency       text,
    default_status text,
    parameters     jsonb       not null,
    statuses       jsonb       not null,
    created_at     timestamptz not null
);

create table relay_key (
    id         uuid primary key,
    source     text        not null references relay_source,
    hash       text        not null unique,
    created_at timestamptz not null
);

-- Calls that did not prove who they are leave nothing but a count: anybody can make them.
create table relay_refusal (
    source  text        not null references relay_source,
    reason  text        not null,
    times   bigint      not null,
    last_at timestamptz not null,
    primary key (source, reason)
);

-- Every authentic call as it came, without its credentials, stored before anybody reads it, and what became of it.
-- "once" is what makes a call that is sent again the same call. A call in state received is due to be mapped after
-- apply_after: at first by the request itself, later, and after a change that may help, by a job.
create table relay_call (
    id               uuid primary key,
    source           text        not null,
    once             text,
    duplicate_of     uuid,
    received_at      timestamptz not null,
    method           text        not null,
    path             text        not null,
    query            text        not null,
    headers          jsonb       not null,
    body             bytea       not null,
    state            text        not null
                     check (state in ('received', 'applied', 'duplicate', 'unmapped', 'kept', 'refused')),
    reason           text,
    word             text,
    effect           text,
    reference        text,
    user_id          bigint,
    click            text,
    network_click_id text,
    numbers          text[]      not null default '{}',
    latency_us       bigint,
    apply_after      timestamptz not null,
    failures         int         not null default 0
);

create unique index relay_call_once on relay_call (source, once) where once is not null;
create index relay_call_due on relay_call (apply_after) where state = 'received';
-- For those that another call, or another mapping, may help.
create index relay_call_open on relay_call (source, reason) where state in ('unmapped', 'kept', 'refused');
create index relay_call_waiting on relay_call using gin (numbers) where state = 'kept';
-- For the API.
create index relay_call_by_time on relay_call (received_at, id);
create index relay_call_by_source on relay_call (source, received_at, id);
create index relay_call_by_reference on relay_call (reference) where reference is not null;
create index relay_call_by_click on relay_call (click) where click is not null;
create index relay_call_by_user on relay_call (user_id) where user_id is not null;

-- What we know of each thing that a source tells of. "effect" and "decided_by" are the last effect and the call that had
-- it: what a repeated call is answered with.
create table relay_report (
    source           text        not null,
    kind             text        not null check (kind in ('action', 'purchase')),
    reference        text        not null,
    state            text        not null check (state in ('lead', 'reported', 'withdrawn')),
    user_id          bigint,
    click            text,
    network_click_id text,
    offer            text,
    amount           numeric,
    currency         text,
    rebill           boolean     not null,
    refunded         numeric     not null,
    charged_back     numeric     not null,
    steps            int         not null,
    effect           text        not null,
    decided_by       uuid        not null,
    updated_at       timestamptz not null,
    primary key (source, kind, reference)
);
