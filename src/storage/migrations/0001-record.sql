-- A record: documents, who carries them, what was found in them, figures, hand-compiled commitments, edits to the ledger.
-- Keys are kept unique by the store's single writer (put looks before it writes): an index per table would cost more than it guards.

create table document (
  id varchar not null,
  text varchar not null,
  title varchar,
  date varchar,              -- YYYY-MM-DD, YYYY-MM or YYYY
  date_precision varchar,    -- day, month, year
  first_day date,            -- the days the date covers
  last_day date,
  lang varchar,
  characters integer not null, -- length in UTF-16 code units
  content_hash varchar not null,
  coder varchar not null,    -- versions its findings were made with
  lexicon varchar not null
);

create table report (
  doc varchar not null,
  outlet varchar,
  country varchar,
  state_affiliated boolean,
  url varchar
);

create table finding (
  id varchar not null,       -- <document id>:<number>
  doc varchar not null,
  number integer not null,
  kind varchar not null,
  type varchar,
  coder varchar not null,
  lexicon varchar not null,
  sentence_text varchar not null,
  body varchar not null      -- the finding as JSON
);

-- Flat columns of the findings of kind event; the lists stand in event_actor and event_sector.
create table event (
  id varchar not null,
  doc varchar not null,
  number integer not null,
  type varchar not null,
  mode varchar,
  quad tinyint not null,
  score double not null,
  status varchar not null,
  date varchar,
  first_day date,
  last_day date,
  confidence double not null,
  rule varchar not null
);

create table event_actor (
  event varchar not null,
  doc varchar not null,
  role varchar not null,     -- source, target
  code varchar,
  sector varchar,
  name varchar
);

create table event_sector (
  event varchar not null,
  doc varchar not null,
  sector varchar not null
);

-- The pairs an event or commitment belongs to, once each. direction: ab, ba, both.
create table finding_pair (
  finding varchar not null,
  doc varchar not null,
  kind varchar not null,
  pair varchar not null,
  a varchar not null,
  b varchar not null,
  direction varchar not null
);

create table statistic (
  id varchar not null,
  reporter varchar not null,
  partner varchar not null,
  flow varchar not null,
  period_start date not null,
  period_end date not null,
  calendar varchar not null,
  value double not null,
  unit varchar not null,
  reported_by varchar,
  url varchar,
  note varchar,
  source varchar not null
);

create table hand_commitment (
  id varchar not null,
  made_on varchar not null,
  body varchar not null
);

create table hand_commitment_pair (
  commitment varchar not null,
  pair varchar not null
);

create table ledger_edit (
  id varchar not null,
  pair varchar not null,
  made_at varchar not null,
  body varchar not null
);
