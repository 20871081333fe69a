-- What the service has said and the relay has not yet carried to Kafka. A row is written in the transaction that
-- decides the event and deleted when Kafka has acknowledged it, so the table is short and its rows short-lived.
create table outbox (
    seq        bigint generated always as identity primary key,
    event_id   uuid        not null unique,
    topic      text        not null,
    key        text        not null,
    headers    jsonb       not null,
    body       bytea       not null,
    created_at timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);

-- Wakes the relay at the commit. The channel bears the schema's name, because a call is heard in the whole database.
create function outbox_call() returns trigger language plpgsql as $$
begin
    perform pg_notify('outbox_' || tg_table_schema, '');
    return null;
end
$$;

create trigger outbox_call after insert on outbox for each statement execute function outbox_call();
