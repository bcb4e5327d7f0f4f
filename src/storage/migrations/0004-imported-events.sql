-- Events of other data sets, one row each, in the order of pairs within each batch that was read.

create table imported_event (
  origin varchar not null,       -- data set: gdelt2
  key bigint not null,           -- the id in its data set where that is a number, else a hash of it
  source_id varchar,             -- the id where it is no number
  file varchar not null,         -- id of the imported file, and the line there
  line integer not null,
  first_day date,                -- the days its date covers: one day, a month or a year
  last_day date,
  type varchar not null,
  mode varchar,
  quad utinyint not null,
  score float not null,
  status varchar not null,
  cameo varchar,
  sources varchar not null,      -- actor codes joined by spaces
  targets varchar not null,
  source_sector varchar,
  target_sector varchar,
  source_name varchar,
  target_name varchar,
  pair varchar,                  -- the pair it belongs to, the first by key where there are several
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
  origin varchar not null,
  key bigint not null,
  source_id varchar,
  pair varchar not null,
  direction varchar not null
);

-- What each batch added, by pair and month: sums are made over all batches. pair null: events of no pair, and those further pairs count.
create table imported_month (
  origin varchar not null,
  pair varchar,
  month date,                    -- null: not dated to a month
  type varchar not null,
  quad utinyint not null,
  status varchar not null,
  direction varchar,
  sectors varchar not null,
  is_further boolean not null,   -- a further pair of an event counted elsewhere
  events integer not null,
  score double not null,         -- sum
  reports bigint not null,
  first_day date,                -- of these events
  last_day date
);
