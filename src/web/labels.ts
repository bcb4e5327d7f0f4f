import type { CommitmentType, ClaimType, EventStatus } from '../coder/findings.js';
import type { EventType, QuadClass } from '../ontology/event-types.js';
import type { LedgerStatus } from '../record/ledger-record.js';

/** A code in words: a short label and what it covers. */
export interface Label {
  readonly label: string;
  readonly about: string;
}

export const QUADS: Readonly<Record<QuadClass, Label>> = {
  1: { label: 'Words of cooperation', about: 'talks, visits, promises, support, concessions' },
  2: { label: 'Deeds of cooperation', about: 'joint work, aid, releases, reopened access' },
  3: { label: 'Words of conflict', about: 'demands, accusations, refusals, threats' },
  4: { label: 'Deeds of conflict', about: 'protests, sanctions, mobilisation, coercion, force' },
};
export const QUAD_LIST: readonly QuadClass[] = [1, 2, 3, 4];

export const TYPES: Readonly<Record<EventType, Label & { readonly quad: QuadClass }>> = {
  AGREE: { label: 'Agree', about: 'promises and agreements to act', quad: 1 },
  CONSULT: { label: 'Consult', about: 'talks, visits, calls', quad: 1 },
  SUPPORT: { label: 'Support', about: 'backing, praise, recognition, signing', quad: 1 },
  CONCEDE: { label: 'Concede', about: 'apologies, pardons, lifted measures', quad: 1 },
  COOPERATE: { label: 'Cooperate', about: 'joint work, exercises, shared lines and intelligence', quad: 2 },
  AID: { label: 'Aid', about: 'relief, loans, peacekeepers', quad: 2 },
  RETREAT: { label: 'Yield ground', about: 'withdrawals, releases, ceasefires, reopened access', quad: 2 },
  REQUEST: { label: 'Request', about: 'appeals and demands', quad: 3 },
  ACCUSE: { label: 'Accuse', about: 'criticism, allegations, inquiries', quad: 3 },
  REJECT: { label: 'Reject', about: 'refusals, vetoes, cancelled meetings', quad: 3 },
  THREATEN: { label: 'Threaten', about: 'threats and warnings of measures or force', quad: 3 },
  PROTEST: { label: 'Protest', about: 'demonstrations, strikes, boycotts', quad: 4 },
  SANCTION: { label: 'Sanction', about: 'tariffs, closed borders, expelled envoys', quad: 4 },
  MOBILIZE: { label: 'Mobilise', about: 'troops, weapons or police made ready', quad: 4 },
  COERCE: { label: 'Coerce', about: 'seizures, arrests, restrictions, cyber attacks', quad: 4 },
  ASSAULT: { label: 'Assault', about: 'any use of force', quad: 4 },
};

export const STATUSES: Readonly<Record<EventStatus, Label>> = {
  actual: { label: 'Took place', about: 'the text says it happened' },
  planned: { label: 'Planned', about: 'announced or under way to happen' },
  requested: { label: 'Asked for', about: 'someone calls for it' },
  hypothetical: { label: 'If', about: 'conditional or only possible' },
  denied: { label: 'Denied', about: 'a speaker denies it, or it did not happen' },
  background: { label: 'Told again', about: 'older than the news at hand' },
};
export const STATUS_LIST = Object.keys(STATUSES) as EventStatus[];

export const COMMITMENT_TYPES: Readonly<Record<CommitmentType, string>> = {
  target: 'Target', agreement: 'Agreement', project: 'Project', mechanism: 'Mechanism', pledge: 'Pledge',
};

export const CLAIM_TYPES: Readonly<Record<ClaimType, Label>> = {
  'turning-point': { label: 'Turning point', about: 'says that something new begins' },
  causal: { label: 'Cause', about: 'says that one thing drives another' },
  comparative: { label: 'Comparison', about: 'says that there is more or less than before, or than elsewhere' },
  forecast: { label: 'Forecast', about: 'says what will come' },
  record: { label: 'Record', about: 'says that something is the first, largest or only' },
};

/** How far a commitment has come, for order and colour. */
export type Stage = 'open' | 'moving' | 'done' | 'trouble' | 'ended';

/** Statuses of the ledger in words, each with its stage. */
export const LEDGER_STATUSES: Readonly<Record<LedgerStatus, Label & { readonly stage: Stage }>> = {
  proposed: { label: 'Proposed', about: 'one side has put it forward', stage: 'open' },
  agreed: { label: 'Agreed', about: 'both sides have said yes', stage: 'open' },
  signed: { label: 'Signed', about: 'a document was signed', stage: 'open' },
  ratified: { label: 'Ratified', about: 'confirmed under domestic law', stage: 'moving' },
  'in force': { label: 'In force', about: 'binding now', stage: 'moving' },
  'in progress': { label: 'In progress', about: 'work goes on', stage: 'moving' },
  done: { label: 'Done', about: 'delivered, as a source says', stage: 'done' },
  delayed: { label: 'Delayed', about: 'behind what was promised', stage: 'trouble' },
  suspended: { label: 'Suspended', about: 'stopped for now', stage: 'trouble' },
  disputed: { label: 'Disputed', about: 'the accounts differ', stage: 'trouble' },
  cancelled: { label: 'Cancelled', about: 'called off', stage: 'ended' },
  lapsed: { label: 'Lapsed', about: 'its date passed or it was replaced', stage: 'ended' },
};

export const RANKS: Readonly<Record<'leader' | 'minister' | 'security' | 'official' | 'unstated', Label>> = {
  leader: { label: 'Leader', about: 'head of state or government' },
  minister: { label: 'Minister', about: 'minister, speaker of parliament, national security secretary' },
  security: { label: 'Military', about: 'army chief, commander, intelligence' },
  official: { label: 'Official', about: 'envoy, deputy, delegation' },
  unstated: { label: 'Not stated', about: 'the sentence does not say' },
};

const ACTOR_SECTORS: Readonly<Record<string, string>> = {
  GOV: 'government', MIL: 'military', LEG: 'parliament', JUD: 'courts', SPY: 'intelligence', COP: 'police', OPP: 'opposition', REB: 'armed opposition',
  UAF: 'armed group', BUS: 'business', CVL: 'civilians', JRN: 'media', REL: 'religious bodies', ELI: 'former officials', PTY: 'party',
  PRM: 'pro-government force', CRM: 'criminals', EDU: 'education', MED: 'health', REF: 'refugees', SOC: 'civil society', LAB: 'labour', AGR: 'farming',
};

/** Plain name of an actor sector; the code itself when it is not known here. */
export function actorSectorName(code: string): string {
  return ACTOR_SECTORS[code] ?? code;
}

export const CALENDARS = {
  gregorian: { label: 'Gregorian year', short: 'Gregorian' }, pakistan_fiscal: { label: 'Pakistani fiscal year, 1 July to 30 June', short: 'Pakistani fiscal' },
  iranian_solar: { label: 'Iranian solar year, from about 21 March', short: 'Iranian solar' }, fiscal: { label: 'fiscal year', short: 'fiscal' },
} as const;

/** First letter in upper case. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
