-- What an operator wants sent, held or declined. The condition is kept as it was written; it was judged when it was saved.
create table postback_rule (
    id         uuid primary key default gen_random_uuid(),
    name       text        not null unique,
    network    text,
    priority   int         not null,
    action     text        not null check (action in ('send', 'hold', 'reject')),
    condition  jsonb       not null,
    time_zone  text        not null,
    enabled    boolean     not null,
    created_at timestamptz not null,
    changed_at timestamptz not null
);

-- A held delivery waits for a person, a declined one is over; both by a rule's word, or because they follow such a one.
alter table delivery
    drop constraint delivery_state_check,
    add constraint delivery_state_check
        check (state in ('pending', 'delivered', 'exhausted', 'undeliverable', 'ignored', 'held', 'declined'));

-- For the question how many earlier conversions came from the same visitor.
create index delivery_by_visitor on delivery (network, visitor, acted_at) where visitor is not null;
-- For the log: what waits for a person or went wrong is little, and asked for often.
create index delivery_by_trouble on delivery (state, planned_at, id)
    where state in ('held', 'declined', 'exhausted', 'undeliverable');
create index delivery_by_click on delivery (click);
create index delivery_by_offer on delivery (offer, planned_at, id);
