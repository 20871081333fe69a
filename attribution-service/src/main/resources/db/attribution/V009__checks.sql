-- Whether Telegram was asked: no update told when the membership had ended, or whether there had been one.
alter table chat_leave add column checked boolean not null default false;
