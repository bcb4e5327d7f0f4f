-- Rows of one imported data set that tell of the same act are one event: each row knows the row that stands for it.

alter table imported_event add column outlets integer;               -- how many outlets report it, as the data set counts them
alter table imported_event add column act ubigint;                   -- what repeats of one another have in common, as a number; null: repeats nothing
alter table imported_event add column lead bigint;                   -- key of the row that stands for its event; null: it stands for itself
alter table imported_event add column standing utinyint default 0;   -- 0 stands for itself or its event, 1 repeats another row, 2 stands for an event told from both sides

-- In imported_month `events` and `score` are now of rows that stand for their event; told and told_score of all rows. Sums of changes: a group's rows may be negative.
create table imported_month_next as select *, events as told, score as told_score from imported_month;
drop table imported_month;
alter table imported_month_next rename to imported_month;

-- The rule that lead and standing were found by; without a row: rows were not compared yet.
create table repeat_rule (body varchar not null);

drop view imported;
create view imported as
select o.origin, coalesce(e.source_id, e.key::varchar) as id, e.first_day, e.last_day, e.type, e.mode, e.quad, e.score, e.status, e.cameo, e.sources, e.targets, e.source_sector, e.target_sector,
  e.source_name, e.target_name, p.pair, e.direction, e.sectors, e.reports, e.outlets, e.outlet, e.url, e.place, e.text, e.killed, e.file, e.line,
  coalesce(e.lead, e.key) as event,                                  -- rows of one data set with the same number are one event
  e.standing = 1 as is_repeat
from imported_event e join imported_origin o on o.no = e.origin left join imported_pair_name p on p.no = e.pair;
