-- Where a click came from, as far as its request told. Clicks that were heard of before say nothing of it.
alter table click add column country text, add column device text;

-- Partners name clicks by the network's own ids, which come in no order, as visitors do: the day stands before them for
-- the same reason.
create index click_of_network on click (((occurred_at at time zone 'UTC')::date), network_click_id)
    where network_click_id is not null;

-- What partners tell of people, and what they withdraw of it. A report names a user, or a click, or a network's click:
-- the first of these that is there. Whoever writes one locks the table: until then nobody may start a click, or tell of
-- one that somebody has started, who will not be asked again afterwards.
create table action_report (
    event_id         uuid primary key,
    withdrawn        boolean     not null,
    source           text        not null,
    reference        text        not null,
    offer            text        not null,
    user_id          bigint,
    click            text collate "C",
    network_click_id text,
    premium          boolean,
    occurred_at      timestamptz not null,
    heard_at         timestamptz not null,
    constraint report_names_one check (withdrawn or num_nonnulls(user_id, click, network_click_id) = 1)
);
create index action_report_by_reference on action_report (source, reference);
create index action_report_of_user on action_report (user_id) where not withdrawn and user_id is not null;
create index action_report_of_click on action_report (click) where not withdrawn and click is not null;
create index action_report_of_network on action_report (network_click_id)
    where not withdrawn and network_click_id is not null;
create index action_report_by_time on action_report (occurred_at desc, event_id desc)
    where not withdrawn and user_id is null;

-- Who reported what somebody did.
alter table action add column source text, add column reference text;
