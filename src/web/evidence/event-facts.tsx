import type { EventRow } from '../../server/contract.js';
import { StatusChip, TypeChip } from '../chips.js';
import { whoWords } from '../event-words.js';
import { formatDate } from '../format.js';
import { QUADS, TYPES } from '../labels.js';
import { Fact } from './reports.js';

/** Head of an event's sheet: when, who towards whom, what, whether it took place. */
export function EventHead({ row }: { readonly row: EventRow }) {
  const { type, mode, status } = row.finding;
  return (
    <header class="sheet-head">
      <p class="eyebrow">{formatDate(row.date)}</p>
      <h2>{whoWords(row)}</h2>
      <p class="chips"><TypeChip type={type} mode={mode} /><StatusChip status={status} /></p>
    </header>
  );
}

/** What kind of act an event is, in words, and where it stands between conflict and cooperation. */
export function WhatFact({ finding: { type, mode, score } }: { readonly finding: EventRow['finding'] }) {
  const { about, quad, label } = TYPES[type];
  return <Fact term="What">{label}{mode ? `, ${mode.replaceAll('-', ' ')}` : ''}: {about}. {QUADS[quad].label}; score {signed(score)} on a scale from −10 (conflict) to 10 (cooperation).</Fact>;
}

/** A figure with a proper minus sign. */
export function signed(value: number): string {
  return value < 0 ? `−${Math.abs(value)}` : String(value);
}
