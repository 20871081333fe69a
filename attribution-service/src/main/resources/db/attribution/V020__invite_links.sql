-- By which invite link somebody came into a chat, as far as Telegram tells.
alter table action
    add column invite_link text,
    add column invite_name text;
create index action_by_invite_link on action (invite_link) where invite_link is not null;
create index action_by_invite_name on action (invite_name) where invite_name is not null;

-- Owed to an offer's own link, and to no click: listed for the campaign.
create index action_of_campaign on action (occurred_at desc, event_id desc) where state = 'campaign';

-- Links that offers have for themselves. Whoever writes one waits for all who are keeping joins: until then nobody may
-- decide without it who will not be asked again afterwards.
create table invite_link (
    link    text   primary key,
    name    text   not null,
    chat_id bigint not null,
    offer   text   not null
);
create index invite_link_by_name on invite_link (name);
