-- What the CRM told us: the hooks as they came, the changes of stage they speak of, and the sales that follow.

-- Kept whole, so that nothing that was acknowledged can be lost by misunderstanding it.
create table raw_hook (
  id            uuid primary key,                 -- the id of the event amocrm.hook_received
  endpoint      text not null,
  content_type  text,
  body          bytea not null,
  received_at   timestamptz not null,
  outcome       text not null check (outcome in ('applied', 'duplicate', 'ignored', 'needs_review')),
  reason        text,
  -- How often it was read: once when it came, again by hand.
  readings      int not null default 1,
  read_at       timestamptz not null default now()
);

create index raw_hook_by_outcome on raw_hook (outcome, id desc);
create index raw_hook_by_age on raw_hook (received_at);

-- One row a lead: the lock under which its changes and sales are settled.
create table lead (
  account  text not null,
  id       bigint not null,
  primary key (account, id)
);

-- Every change of stage once. The key says what the change is; a hook that comes again makes the same key.
create table deal_status (
  account               text not null,
  lead_id               bigint not null,
  change_key            text not null,
  pipeline_id           bigint not null,
  status_id             bigint not null,
  previous_pipeline_id  bigint,
  previous_status_id    bigint,
  version               text not null,            -- Unix seconds of the CRM, or a hash of the hook where it has none
  changed_at            timestamptz not null,
  closes_sale           boolean not null,
  lead_name             text,
  price                 numeric,
  utm                   jsonb not null,
  click_id              text,
  hook_id               uuid not null,            -- the hook that told it first
  primary key (account, lead_id, change_key)
);

create table sale (
  id                uuid primary key,             -- follows from the change that won the lead
  account           text not null,
  lead_id           bigint not null,
  pipeline_id       bigint not null,
  closed_by         text not null,                -- key of that change
  closed_at         timestamptz not null,
  reopened_at       timestamptz,
  revision          int not null,
  lead_name         text,
  contact_name      text,                         -- contacts come from the CRM's API: hooks do not have them
  contact_phone     text,
  contact_email     text,
  product_name      text,
  amount            numeric,
  currency          text,
  amount_source     text not null check (amount_source in ('lead', 'default', 'unknown')),
  utm               jsonb not null,
  team              text,
  confidence        text not null check (confidence in ('high', 'medium', 'low')),
  undecided_teams   text[] not null,
  click_id          text,
  created_at        timestamptz not null default now(),
  check ((amount is null) = (amount_source = 'unknown')),
  check ((amount is null) = (currency is null))
);

-- A lead has one sale at a time.
create unique index sale_of_lead on sale (account, lead_id) where reopened_at is null;
create index sale_by_lead on sale (account, lead_id);
create index sale_by_time on sale (closed_at, id);

-- The sales that stand, under the names that reports have used since the beginning (003-16..18).
create view all_sales_tracking as
select
  id,
  lead_id::text as lead_id,
  lead_name,
  contact_name,
  contact_phone,
  contact_email,
  amount as sale_amount,
  currency,
  product_name,
  utm ->> 'source' as utm_source,
  utm ->> 'medium' as utm_medium,
  utm ->> 'campaign' as utm_campaign,
  utm ->> 'content' as utm_content,
  utm ->> 'term' as utm_term,
  team as targetologist,
  pipeline_id,
  142 as status_id,
  closed_at as sold_at,
  created_at
from sale
where reopened_at is null and amount is not null;
