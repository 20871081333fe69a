-- A service for tests: it takes parcels in. A parcel whose effect is had twice shows it.
create table parcel (
    event_id uuid primary key,
    key      text not null,
    note     text not null check (note <> 'forbidden'),
    effects  int  not null default 1
);
