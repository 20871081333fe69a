-- Orders about many deliveries that came with a key of the caller's, so that a repeat of the call is answered and not done
-- again.
create table bulk_order (
    key     text primary key,
    ordered text        not null,
    count   bigint      not null default 0,
    more    boolean     not null default false,
    last_due_at timestamptz,
    made_at timestamptz not null
);
create index bulk_order_by_time on bulk_order (made_at);
