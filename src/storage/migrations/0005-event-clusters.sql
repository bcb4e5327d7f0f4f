-- One event told many times: which telling stands for it, which documents repeat one another's text, what persons decided.

-- One row for each event that was looked at: a telling of the event whose lead telling is `lead`. Without a row: not looked at yet, an event by itself.
create table event_member (
  event varchar not null,
  doc varchar not null,
  lead varchar not null,
  component varchar not null  -- the smallest id of the tellings that were weighed together
);

-- One row for each document that was looked at; `copies` is the smallest id of its group, its own when it repeats no other.
create table document_copy (
  doc varchar not null,
  copies varchar not null,
  nearest varchar,            -- the document it resembles most; null when it repeats no other
  similarity double,          -- share of the shorter text's runs of four words, 0 to 1
  shared integer
);

create table event_edit (
  id varchar not null,
  made_at varchar not null,
  body varchar not null
);

-- The rule the rows of event_member were made by.
create table event_rule (
  body varchar not null
);
