import type { Actor, Finding } from '../coder/findings.js';
import type { Column, RowShape } from './output.js';

/** A finding with the text its spans point into; the text of a problem that left a document out is ''. */
export interface FindingRow {
  readonly finding: Finding;
  readonly text: string;
}

/** How findings are shown: NDJSON and JSON give them as they are, a table the gist, CSV one flat row each. */
export const FINDING_ROWS: RowShape<FindingRow> = {
  empty: 'nothing found',
  json: ({ finding }) => finding,
  columns: [
    { name: 'found', value: ({ finding }) => headOf(finding) },
    { name: 'who', value: ({ finding }) => partiesOf(finding) },
    { name: 'status', value: ({ finding }) => ('status' in finding ? finding.status : '') },
    { name: 'date', value: ({ finding }) => dateOf(finding) },
    { name: 'words', value: ({ finding, text }) => wordsOf(finding, text), isText: true },
  ],
  csv: csvColumns(),
};

function headOf(finding: Finding): string {
  switch (finding.kind) {
    case 'event': return finding.mode === null ? finding.type : `${finding.type} ${finding.mode}`;
    case 'commitment': return `commitment ${finding.type}`;
    case 'claim': return `claim ${finding.type}`;
    case 'loaded': return 'loaded word';
    case 'issue': return `issue ${finding.code}`;
  }
}

function partiesOf(finding: Finding): string {
  if (finding.kind === 'event') {
    const source = actorsOf(finding.source);
    return finding.target.length === 0 ? source : `${source} → ${actorsOf(finding.target)}`;
  }
  if (finding.kind === 'commitment') return finding.parties.join(', ');
  return finding.kind === 'claim' ? finding.speaker : '';
}

/** `IRN GOV, PAK`; an actor without a code by name, else `?`. Repeats are left out. */
export function actorsOf(actors: readonly Actor[]): string {
  return [...new Set(actors.map((actor) => [actor.code ?? actor.name ?? '?', actor.sector].filter((part) => part !== null).join(' ')))].join(', ');
}

function dateOf(finding: Finding): string {
  return finding.kind === 'event' ? (finding.date?.value ?? '') : finding.kind === 'commitment' ? (finding.deadline ?? '') : '';
}

function wordsOf(finding: Finding, text: string): string {
  switch (finding.kind) {
    case 'issue': return finding.message;
    case 'loaded': return finding.plain === null ? finding.term : `${finding.term} (plainer: ${finding.plain})`;
    default: return text.slice(finding.sentence[0], finding.sentence[1]);
  }
}

function csvColumns(): Column<FindingRow>[] {
  const field = (name: string): Column<FindingRow> => ({
    name, value: ({ finding }) => { const value = (finding as unknown as Readonly<Record<string, unknown>>)[name]; return value === undefined ? null : (value as string | number | null); },
  });
  const span = (name: 'anchor' | 'sentence', end: 0 | 1): Column<FindingRow> => ({
    name: `${name}_${end === 0 ? 'start' : 'end'}`,
    value: ({ finding }) => (name in finding ? (finding as unknown as Record<string, readonly number[]>)[name]![end]! : null),
  });
  return [
    field('kind'), field('doc'), field('type'), field('mode'), field('quad'), field('score'), field('cameo'), field('goldstein'),
    { name: 'source', value: ({ finding }) => (finding.kind === 'event' ? actorsOf(finding.source) : null) },
    { name: 'target', value: ({ finding }) => (finding.kind === 'event' ? actorsOf(finding.target) : null) },
    { name: 'parties', value: ({ finding }) => (finding.kind === 'commitment' ? finding.parties.join(' ') : null) },
    field('status'),
    { name: 'date', value: ({ finding }) => (finding.kind === 'event' ? (finding.date?.value ?? null) : null) },
    { name: 'precision', value: ({ finding }) => (finding.kind === 'event' ? (finding.date?.precision ?? null) : null) },
    { name: 'sectors', value: ({ finding }) => ('sectors' in finding ? (finding.sectors ?? []).join(' ') : null) },
    { name: 'attribution', value: ({ finding }) => ('attribution' in finding ? finding.attribution.map((each) => each.code ?? each.speaker).join(' < ') : null) },
    { name: 'place', value: ({ finding }) => (finding.kind === 'event' ? (finding.place?.name ?? null) : null) },
    field('confidence'), field('rule'), span('anchor', 0), span('anchor', 1), span('sentence', 0), span('sentence', 1),
    field('what'), field('from'), field('to'), field('unit'), field('deadline'), field('speaker'), field('term'), field('plain'), field('code'), field('message'),
    { name: 'words', value: ({ finding, text }) => wordsOf(finding, text) },
  ];
}
