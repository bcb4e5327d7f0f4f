-- Figures know what goods they are about, who made them and the line they come from; agreements and organisations with who belongs to them.

alter table statistic add column product varchar;        -- null: all goods together
alter table statistic add column is_compiled boolean;    -- true: a compiler's figure, not the reporter's own
alter table statistic add column file varchar;           -- id of the imported file
alter table statistic add column line integer;
alter table series add column line integer;

create table compact (
  id varchar not null,
  kind varchar not null,
  name varchar not null,
  code varchar,
  signed_on varchar,         -- as exact as told
  in_force_on varchar,
  ended_on varchar,
  url varchar,
  note varchar,
  source varchar not null,
  file varchar,
  line integer
);

create table membership (
  id varchar not null,
  compact varchar not null,
  member varchar not null,
  role varchar not null,
  signed_on varchar,
  first_on varchar,
  last_on varchar,
  source varchar not null,
  file varchar,
  line integer
);
