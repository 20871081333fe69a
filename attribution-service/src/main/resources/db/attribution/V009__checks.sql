-- Whether Telegram was asked: no update told when the membership had begun or ended, or whether there had been one.
alter table action add column checked boolean not null default false;
alter table chat_leave add column checked boolean not null default false;
