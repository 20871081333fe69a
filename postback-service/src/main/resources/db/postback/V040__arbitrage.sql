-- Visitors whom a mini app reports, and the click that an arbitrage tracker (leads.tech) is told for each.
--
-- A target is where such clicks go and under which names: a parameter is a field of the visit, or "=" and a fixed text.
-- json and not jsonb: the order of the parameters is kept.
create table arbitrage_target (
    slug       text primary key,
    name       text        not null,
    address    text        not null,
    parameters json        not null,
    created_at timestamptz not null,
    changed_at timestamptz not null
);

-- What was reported, whatever becomes of it. occurred_at is what the browser says, recorded_at what we know.
create table utm_tracking (
    id            bigserial primary key,
    event_type    text        not null,
    user_id       text,
    user_verified boolean     not null,
    first_name    text,
    last_name     text,
    ref           text,
    ref_source    text,
    utm           jsonb       not null,
    vk            jsonb       not null,
    extra         jsonb       not null,
    url           text,
    user_agent    text,
    referrer      text,
    ip            inet        not null,
    occurred_at   timestamptz not null,
    recorded_at   timestamptz not null
);

-- For the API.
create index utm_tracking_by_user on utm_tracking (user_id, id);
create index utm_tracking_by_time on utm_tracking (recorded_at);

-- The call that follows: rendered once, so that every attempt is the same. A claim is a lease, as in delivery.
create table arbitrage_send (
    tracking_id    bigint primary key references utm_tracking,
    target         text        not null,
    call_url       text        not null,
    parameters     json        not null,
    dropped        json        not null,
    state          text        not null check (state in ('pending', 'delivered', 'exhausted', 'undeliverable')),
    reason         text,
    due_at         timestamptz not null,
    claimed_at     timestamptz,
    finished_at    timestamptz,
    attempts       int         not null default 0,
    round          int         not null default 0,
    round_attempts int         not null default 0
) with (fillfactor = 80);

-- For the claim.
create index arbitrage_send_due on arbitrage_send (due_at) where state = 'pending';

create table arbitrage_attempt (
    tracking_id bigint      not null references arbitrage_send,
    number      int         not null,
    round       int         not null,
    started_at  timestamptz not null,
    latency_us  bigint,
    http_status int,
    fault       text,
    primary key (tracking_id, number)
);

-- By which a repeated report finds the first one. The key is a hash: of the caller's Idempotency-Key, or of what is to be
-- sent and for whom. The fingerprint tells another call under the same key.
create table arbitrage_request (
    key         text primary key,
    fingerprint text        not null,
    tracking_id bigint      not null,
    at          timestamptz not null
);

create index arbitrage_request_by_time on arbitrage_request (at);
