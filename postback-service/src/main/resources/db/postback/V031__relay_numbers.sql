-- A payment provider knows one payment under several numbers (payment intent, charge, invoice, checkout session): each
-- leads to the reference under which we count it. A subscription's number leads to its first payment.
create table relay_number (
    source    text not null,
    number    text not null,
    reference text not null,
    primary key (source, number)
);

create index relay_number_by_reference on relay_number (source, reference);
