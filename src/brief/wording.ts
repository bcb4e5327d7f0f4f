import { labelOf } from '../ontology/countries.js';
import type { EventRow } from '../record/event-record.js';

/** "1 document", "2 documents". */
export function countText(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listText(items: readonly string[]): string {
  return items.length <= 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
}

/** A sentence of a document on one line, cut at a word after about `most` characters. */
export function shortSentence(text: string, most = 240): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.lastIndexOf(' ', most);
  return `${line.slice(0, cut > most / 2 ? cut : most)} …`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  AGREE: 'agreement', CONSULT: 'talks', SUPPORT: 'support', CONCEDE: 'concession', COOPERATE: 'cooperation', AID: 'aid', RETREAT: 'withdrawal', REQUEST: 'request',
  ACCUSE: 'accusation', REJECT: 'refusal', THREATEN: 'threat', PROTEST: 'protest', SANCTION: 'sanction', MOBILIZE: 'mobilisation', COERCE: 'coercion', ASSAULT: 'use of force',
};

/** What kind of act an event is, in one or two words, with its status where it did not simply take place. */
export function eventKind({ finding }: EventRow): string {
  const kind = finding.mode && finding.type === 'CONSULT' ? finding.mode : TYPE_WORDS[finding.type] ?? finding.type.toLowerCase();
  return finding.status === 'actual' || finding.status === 'background' ? kind : `${kind} (${finding.status})`;
}

/** Who acts on whom: "Ali Larijani (Iran) → Pakistan"; reciprocal acts join the parties with "and". */
export function partiesText({ finding }: EventRow): string {
  const name = (actor: { readonly code: string | null; readonly name: string | null }): string => {
    const state = actor.code === null ? null : labelOf(actor.code);
    return actor.name && state && actor.name !== state ? `${actor.name} (${state})` : actor.name ?? state ?? 'an unnamed party';
  };
  const side = (actors: typeof finding.source): string => listText([...new Set(actors.map(name))]);
  return finding.target.length === 0 ? side(finding.source) : `${side(finding.source)} → ${side(finding.target)}`;
}
