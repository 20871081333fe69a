-- What partners report of purchases is told of as sales of AmoCRM are: a word closes a sale, another takes it back. Of
-- part of the money given back (closed is false, and whole, too) the sale still counts. What was heard of before this
-- has no moment of its hearing: nobody is told of it anew.
alter table sale
    add column source           text not null default 'crm',
    add column reference        text,
    add column user_id          bigint,
    add column network_click_id text,
    add column rebill           boolean not null default false,
    add column product          text,
    add column whole            boolean not null default true,
    add column heard_at         timestamptz;
update sale set reference = account || ':' || lead;
alter table sale
    alter column reference set not null,
    alter column source drop default,
    drop column account,
    drop column lead;

create index sale_of_reference on sale (source, reference);
create index sale_of_user on sale (user_id) where user_id is not null;
create index sale_of_network on sale (network_click_id) where network_click_id is not null;

-- One row for each sale, locked while something is decided about it.
create table sold (
    source    text not null,
    reference text not null,
    primary key (source, reference)
);

-- Each revision of what is owed to a click for a sale. The body is the sale as its events carry it.
create table sale_credit (
    id         uuid        not null,
    revision   integer     not null,
    source     text        not null,
    reference  text        not null,
    -- The word that closed the sale.
    closing    uuid        not null,
    click      text collate "C" not null,
    body       jsonb       not null,
    settles_at timestamptz not null,
    undoing    text,
    undone_at  timestamptz,
    primary key (id, revision)
);
create index sale_credit_of_click on sale_credit (click);
create index sale_credit_of_sale on sale_credit (source, reference);
