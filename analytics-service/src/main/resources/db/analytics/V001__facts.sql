-- Every event that counts, once, on the day on which it happened. Partitioned by day, so that a report costs as much as
-- the days it asks for, and so that old days can be detached. Days without a partition of their own land in the default
-- one: a late or a wrong date is stored like any other.
create table fact (
    day             date        not null,
    event_id        uuid        not null,
    occurred_at     timestamptz not null,
    kind            text        not null,
    -- Empty where it is not known (yet).
    offer           text        not null,
    network         text        not null,
    source          text        not null,
    campaign        text        not null,
    team            text        not null,
    click           text,
    telegram_user   bigint,
    amount          numeric,
    currency        text,
    payout          numeric,
    payout_currency text,
    label           text        not null,
    primary key (day, event_id)
) partition by range (day);

create table fact_default partition of fact default;

-- Which click explains a join: the latest start of its user. And which joins a late start explains.
create index fact_start on fact (telegram_user, occurred_at) where kind = 'start' and click is not null;
create index fact_membership on fact (telegram_user, occurred_at) where kind in ('join', 'leave');
-- The latest sales.
create index fact_sale on fact (occurred_at) where kind in ('sale', 'sale_reopened');

-- What a click knows about all that follows from it. Ids are ordered by time, so the index stays local.
create table click (
    id       text primary key,
    offer    text not null,
    network  text not null,
    source   text not null,
    campaign text not null
);

-- Who was where on which day. A visitor counts for the first click of the day (by the time of the event), so that the
-- number does not depend on which click arrived first.
create table visitor (
    day      date        not null,
    offer    text        not null,
    visitor  text        not null,
    network  text        not null,
    source   text        not null,
    first_at timestamptz not null,
    first_id uuid        not null,
    primary key (day, offer, visitor)
) partition by range (day);

create table visitor_default partition of visitor default;

-- Facts that wait for what explains them: their click, or a start of their user.
create table unresolved (
    event_id      uuid        primary key,
    day           date        not null,
    click         text,
    telegram_user bigint,
    tries         int         not null default 0,
    created_at    timestamptz not null default now(),
    next_try_at   timestamptz not null default now()
);

create index unresolved_due on unresolved (next_try_at);
create index unresolved_click on unresolved (click) where click is not null;
create index unresolved_user on unresolved (telegram_user) where telegram_user is not null;

-- The sums that reports read: changed only in the statement that stores or moves facts.
-- metric: a kind of fact, or 'unique', or a kind and '_payout'. currency: empty where there is no money.
create table rollup_day (
    day      date    not null,
    offer    text    not null,
    network  text    not null,
    source   text    not null,
    team     text    not null,
    metric   text    not null,
    currency text    not null,
    count    bigint  not null,
    amount   numeric not null,
    primary key (day, offer, network, source, team, metric, currency)
) with (fillfactor = 80);

-- All days of an offer, for its counters.
create index rollup_offer on rollup_day (offer, day);
