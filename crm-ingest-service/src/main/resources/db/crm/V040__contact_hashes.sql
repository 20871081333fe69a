-- Whom a lead is about: keyed hashes, never what can be called or written to.
alter table deal_status add column phone_hash text, add column email_hash text;
alter table sale add column phone_hash text, add column email_hash text;
