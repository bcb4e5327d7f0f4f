-- Files that were imported, and series that data sets give ready made.

create table import_file (
  id varchar not null,
  name varchar not null,
  importer varchar not null,
  body varchar not null      -- the state of the file as JSON
);

create table series (
  series varchar not null,
  a varchar not null,
  b varchar,
  period_start date not null,
  period_end date not null,
  value double not null,
  unit varchar not null,
  source varchar not null,
  file varchar               -- id of the file it came with
);
