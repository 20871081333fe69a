-- Who may log in. Passwords are kept as bcrypt hashes.
create table account (
    login         text        primary key,
    password_hash text        not null,
    role          text        not null check (role in ('admin', 'analyst', 'advertiser')),
    created_at    timestamptz not null default now()
);

-- Keys of machines: the key itself is shown once, when it is made; here is only its SHA-256.
create table api_key (
    id           uuid        primary key,
    name         text        not null,
    role         text        not null check (role in ('admin', 'analyst', 'advertiser')),
    key_hash     bytea       not null unique,
    created_by   text        not null,
    created_at   timestamptz not null default now(),
    revoked_at   timestamptz
);
