-- One row for each message to a network. The id is a hash of what the message is about, so a repeated event finds its
-- row and plans nothing. The network is no foreign key: a conversion may be heard of before its network.
--
-- A thread is all that one network hears of one conversion; it is sent in the order of revision and step.
--
-- A claim is a lease: it moves due_at past the longest possible attempt, so that what a dead worker held comes due by
-- itself. claimed_at tells such a row from one that waits for its next attempt.
create table delivery (
    id               uuid primary key,
    thread           uuid        not null,
    conversion       uuid        not null,
    revision         int         not null,
    status           text        not null check (status in ('pending', 'approved', 'rejected', 'reversed')),
    step             int         not null,
    network          text        not null,
    click            text        not null,
    offer            text        not null,
    goal             text        not null,
    payout           numeric     not null,
    currency         text        not null,
    premium          boolean     not null,
    network_click_id text,
    subs             jsonb       not null,
    acted_at         timestamptz not null,
    trace            text        not null,
    state            text        not null
                     check (state in ('pending', 'delivered', 'exhausted', 'undeliverable', 'ignored')),
    reason           text,
    planned_at       timestamptz not null,
    due_at           timestamptz not null,
    claimed_at       timestamptz,
    finished_at      timestamptz,
    attempts         int         not null default 0,
    round            int         not null default 0,
    round_attempts   int         not null default 0
) with (fillfactor = 80);

-- For the claim: what is due, network by network.
create index delivery_due on delivery (network, due_at) where state = 'pending';
-- For the question whether an earlier step is still open.
create index delivery_open on delivery (thread) where state = 'pending';
-- For the API.
create index delivery_by_conversion on delivery (conversion, planned_at);
create index delivery_by_time on delivery (planned_at, id);
create index delivery_by_network on delivery (network, planned_at, id);

-- Every request that was made, and what came of it. An attempt whose result was lost with its worker is kept as
-- 'interrupted': the network may have got it.
create table attempt (
    delivery    uuid        not null references delivery,
    number      int         not null,
    round       int         not null,
    started_at  timestamptz not null,
    latency_us  bigint,
    request     text,
    http_status int,
    fault       text,
    answer      text,
    primary key (delivery, number)
);
