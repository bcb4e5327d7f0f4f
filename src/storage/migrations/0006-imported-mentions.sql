-- Articles that report imported events, as a data set lists them.
create table imported_mention (
  origin varchar not null,
  source_id varchar not null,    -- id of the event in the data set, in the record or not
  day date not null,             -- when the article was seen
  outlet varchar,
  url varchar,
  file varchar,
  line integer
);
