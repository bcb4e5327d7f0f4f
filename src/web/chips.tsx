import type { EventStatus } from '../coder/findings.js';
import type { EventType } from '../ontology/event-types.js';
import type { LedgerStatus } from '../record/ledger-record.js';
import { QuadSwatch } from './charts/fills.js';
import { LEDGER_STATUSES, QUADS, STATUSES, TYPES } from './labels.js';
import { typeWords } from './event-words.js';

/** Type of an event with the swatch of its class; the title says what the type covers. */
export function TypeChip({ type, mode }: { readonly type: EventType; readonly mode: string | null }) {
  const { about, quad } = TYPES[type];
  return <span class="chip chip-type" title={`${about} (${QUADS[quad].label.toLowerCase()}; PLOVER ${type})`}><QuadSwatch quad={quad} />{typeWords({ type, mode })}</span>;
}

/** Status of an event: shape and word. */
export function StatusChip({ status }: { readonly status: EventStatus }) {
  return <span class={`chip chip-status status-${status}`} title={STATUSES[status].about}><span class="dot" aria-hidden="true" />{STATUSES[status].label}</span>;
}

/** Status of a commitment: shape by stage, and word. */
export function LedgerChip({ status }: { readonly status: LedgerStatus }) {
  const { label, about, stage } = LEDGER_STATUSES[status];
  return <span class={`chip chip-stage stage-${stage}`} title={about}><span class="dot" aria-hidden="true" />{label}</span>;
}

/** Whether an outlet is tied to a state, in words and shape. */
export function AffiliationMark({ stateAffiliated }: { readonly stateAffiliated: boolean | null }) {
  if (stateAffiliated === true) return <span class="affiliation is-state" title="run by or tied to a state">state-affiliated</span>;
  if (stateAffiliated === false) return <span class="affiliation" title="not known to be tied to a state">not state-affiliated</span>;
  return <span class="affiliation is-unknown" title="not established">affiliation not established</span>;
}
