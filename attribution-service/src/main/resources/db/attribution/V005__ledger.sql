-- A metered offer pays for its actions from a budget of Stars. What its dearest action costs says when the budget is too
-- small to go on; null: not metered.
alter table offer
    add column advertiser text,
    add column dearest    bigint,
    add constraint metered_by_somebody check (dearest is null or dearest > 0 and advertiser is not null);

-- What the action costs the budget; null where its offer is not metered.
alter table conversion add column stars bigint check (stars > 0);

-- The ledger, in whole Stars. An entry is both of its sides at once: what leaves one account arrives at another, so
-- nothing is ever made or lost. Accounts: deposits:<advertiser>, from where all Stars come, and budget:, pledged: and
-- earned:<offer>.
create table ledger_entry (
    id          uuid        primary key,
    step        text        not null check (step in ('top_up', 'pledge', 'earn', 'release', 'reverse')),
    debit       text        not null,
    credit      text        not null check (credit <> debit),
    stars       bigint      not null check (stars > 0),
    offer       text        not null,
    advertiser  text        not null,
    conversion  uuid,
    revision    integer,
    -- Under which whoever paid in knows it.
    key         text        unique,
    recorded_at timestamptz not null,
    unique (conversion, revision, step),
    check (case when step = 'top_up' then key is not null and num_nulls(conversion, revision) = 2
                else key is null and num_nonnulls(conversion, revision) = 2 end)
);
create index ledger_entry_of_offer on ledger_entry (offer, recorded_at desc, id desc);

-- The sum of each account's entries. Only what is paid in may leave an account with less than nothing.
create table ledger_account (
    id      text   primary key,
    balance bigint not null default 0 check (balance >= 0 or id like 'deposits:%')
);

create function ledger_sum_up() returns trigger language plpgsql set search_path from current as $$
begin
    insert into ledger_account (id)
    select credit from posted union select debit from posted order by 1
    on conflict (id) do nothing;

    update ledger_account a
    set balance = a.balance + moves.stars
    from (select account, sum(stars) as stars
          from (select credit as account, stars from posted union all select debit, -stars from posted) sides
          group by account) moves
    where a.id = moves.account;
    return null;
end $$;

create function ledger_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is only ever added to: no % of %', lower(tg_op), tg_table_name;
end $$;

create trigger sum_up after insert on ledger_entry
    referencing new table as posted for each statement execute function ledger_sum_up();
create trigger append_only before update or delete or truncate on ledger_entry
    for each statement execute function ledger_refuse();
create trigger summed_up_only before insert or update or delete on ledger_account
    for each statement when (pg_trigger_depth() = 0) execute function ledger_refuse();
create trigger never_emptied before truncate on ledger_account
    for each statement execute function ledger_refuse();
