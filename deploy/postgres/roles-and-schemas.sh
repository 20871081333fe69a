#!/bin/sh
# Runs once, when the database is new: a role for each service that owns one schema of its name and sees no other.
set -e

service() {
  psql --username postgres --dbname clicktrail --set ON_ERROR_STOP=1 --set role="$1" --set password="$2" <<'SQL'
create role :"role" login password :'password';
grant connect, temporary on database clicktrail to :"role";
create schema :"role" authorization :"role";
alter role :"role" in database clicktrail set search_path = :"role";
SQL
}

psql --username postgres --dbname clicktrail --set ON_ERROR_STOP=1 \
  --command 'revoke all on database clicktrail from public'
service bot "$POSTGRES_PASSWORD_BOT"
service attribution "$POSTGRES_PASSWORD_ATTRIBUTION"
service postback "$POSTGRES_PASSWORD_POSTBACK"
service analytics "$POSTGRES_PASSWORD_ANALYTICS"
service crm "$POSTGRES_PASSWORD_CRM"
