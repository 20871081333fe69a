-- What traffic cost, as people enter it: the newest amount for its natural key stands, so entering it again is harmless.
create table cost (
    day      date        not null,
    source   text        not null,
    campaign text        not null,
    offer    text        not null,
    currency text        not null,
    amount   numeric     not null,
    set_by   text        not null,
    set_at   timestamptz not null default now(),
    primary key (day, source, campaign, offer, currency)
);

-- How often the videos of a campaign were viewed; a day's newest number stands.
create table video_views (
    day      date        not null,
    source   text        not null,
    campaign text        not null,
    offer    text        not null,
    views    bigint      not null,
    set_by   text        not null,
    set_at   timestamptz not null default now(),
    primary key (day, source, campaign, offer)
);
