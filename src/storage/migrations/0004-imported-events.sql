-- Events of other data sets, one row each, in the order of pairs within each batch that was read. Data sets and pairs stand as numbers: scans over
-- millions of rows compare them several times faster than texts. The view imported at the end shows them with their names.

create table imported_origin (no utinyint not null, origin varchar not null);   -- data set: gdelt2
create table imported_pair_name (no integer not null, pair varchar not null);   -- IRN-PAK

create table imported_event (
  origin utinyint not null,
  key bigint not null,           -- the id in its data set where that is a number, else a hash of it
  source_id varchar,             -- the id where it is no number
  file varchar not null,         -- id of the imported file, and the line there
  line integer not null,
  first_day date,                -- the days its date covers: one day, a month or a year
  last_day date,
  type varchar not null,
  mode varchar,
  quad utinyint not null,
  score double not null,
  status varchar not null,
  cameo varchar,
  sources varchar not null,      -- actor codes joined by spaces
  targets varchar not null,
  source_sector varchar,
  target_sector varchar,
  source_name varchar,
  target_name varchar,
  pair integer,                  -- the pair it belongs to, the first by key where there are several
  direction varchar,             -- ab, ba, both
  has_more boolean not null,     -- further pairs stand in imported_pair
  sectors varchar not null,      -- joined by spaces
  reports integer,
  outlet varchar,
  url varchar,
  place varchar,
  text varchar,
  killed integer
);

-- Further pairs of events that belong to several.
create table imported_pair (
  origin utinyint not null,
  key bigint not null,
  source_id varchar,
  pair integer not null,
  direction varchar not null
);

-- What each batch added, by pair and month: sums are made over all batches. pair null: events of no pair, and those further pairs count.
create table imported_month (
  origin utinyint not null,
  pair integer,
  month date,                    -- null: not dated to a month
  type varchar not null,
  quad utinyint not null,
  status varchar not null,
  direction varchar,
  sectors varchar not null,
  is_further boolean not null,   -- a further pair of an event counted elsewhere
  events integer not null,
  score double not null,         -- sum
  reports bigint not null,       -- one for an event whose reports are not told
  first_day date,                -- of these events; the same for all of them where month is null
  last_day date
);

create view imported as
select o.origin, coalesce(e.source_id, e.key::varchar) as id, e.first_day, e.last_day, e.type, e.mode, e.quad, e.score, e.status, e.cameo, e.sources, e.targets, e.source_sector, e.target_sector,
  e.source_name, e.target_name, p.pair, e.direction, e.sectors, e.reports, e.outlet, e.url, e.place, e.text, e.killed, e.file, e.line
from imported_event e join imported_origin o on o.no = e.origin left join imported_pair_name p on p.no = e.pair;
