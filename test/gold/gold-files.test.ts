import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../data/', import.meta.url);
const STATUSES = ['actual', 'planned', 'requested', 'hypothetical', 'denied', 'background'];
const COMMITMENT_STATUSES = ['proposed', 'agreed', 'signed', 'in force', 'in progress', 'delayed', 'suspended', 'done', 'cancelled'];
const COMMITMENT_TYPES = ['target', 'agreement', 'project', 'mechanism', 'pledge'];
const CLAIM_TYPES = ['turning-point', 'causal', 'comparative', 'forecast', 'record'];
const STYLES = ['wire', 'press-release', 'commentary', 'headline-list', 'interview', 'treaty', 'liveblog', 'all-caps', 'ocr', 'translation'];

function read(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

function rows(path: string): string[][] {
  return read(path).split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
}

interface GoldEvent { type: string; mode?: string; source: string[]; target: string[]; status: string; anchor: string; speaker: string | null }
interface GoldCommitment { type: string; parties: string[]; from?: number; to?: number; deadline?: string; status: string; anchor: string }
interface GoldClaim { type: string; speaker: string; anchor: string }
interface GoldDocument {
  id: string; style: string; text: string; date: string; outlet: { name: string; country?: string };
  events: GoldEvent[]; commitments: GoldCommitment[]; claims: GoldClaim[];
}

const types = rows('ontology/event-types.tsv').slice(1).map((row) => row[0]!);
const modes = new Set(rows('ontology/modes.tsv').slice(1).map((row) => `${row[0]} ${row[1]}`));
const states = new Set(rows('ontology/countries.tsv').slice(1).map((row) => row[0]!));
const codes = new Set([...states, ...rows('ontology/organisations.tsv').slice(1).map((row) => row[0]!)]);

function isCoding(type: string, mode: string, status: string): boolean {
  return types.includes(type) && (mode === '' || modes.has(`${type} ${mode}`)) && STATUSES.includes(status);
}

/** True when exactly one `[source]` and one `{target}` stand in the text, neither inside the other. */
function isMarked(text: string): boolean {
  return ['[', ']', '{', '}'].every((mark) => text.split(mark).length === 2) && /\[[^[\]{}]+\]/.test(text) && /\{[^[\]{}]+\}/.test(text);
}

function isActor(actor: string, text: string): boolean {
  return codes.has(actor) || text.toLowerCase().includes(actor.toLowerCase());
}

describe('gold sentences', () => {
  const [header, ...cases] = rows('gold/relations.tsv');

  it('are tables of six columns with ids in order', () => {
    expect(header).toEqual(['id', 'sentence', 'type', 'mode', 'status', 'note']);
    expect(cases.filter((row) => row.length !== 6)).toEqual([]);
    expect(cases.map((row) => row[0])).toEqual(cases.map((_, index) => `gold.rel.${String(index + 1).padStart(4, '0')}`));
  });

  it('mark one source and one target, and repeat no sentence', () => {
    expect(cases.filter((row) => !isMarked(row[1]!)).map((row) => row[0])).toEqual([]);
    expect(new Set(cases.map((row) => row[1])).size).toBe(cases.length);
  });

  it('use known types, modes and states of an act, with at least 25 sentences a type', () => {
    expect(cases.filter((row) => !isCoding(row[2]!, row[3]!, row[4]!)).map((row) => row[0])).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(600);
    expect(types.filter((type) => cases.filter((row) => row[2] === type).length < 25)).toEqual([]);
  });
});

const readDocuments = (name: string): GoldDocument[] => read(`gold/${name}.jsonl`).trim().split('\n').map((line) => JSON.parse(line) as GoldDocument);

describe('gold documents', () => {
  it.each([['documents', 8], ['documents-read', 3], ['documents-unread', 3]])('%s hold %i in each style', (name, each) => {
    const documents = readDocuments(name);
    expect(STYLES.filter((style) => documents.filter((document) => document.style === style).length !== each)).toEqual([]);
  });

  it('are numbered without a gap', () => {
    const ids = ['documents', 'documents-read', 'documents-unread'].flatMap((name) => readDocuments(name).map(({ id }) => Number(id.slice('gold.doc.'.length))));
    expect(ids.toSorted((x, y) => x - y)).toEqual(ids.map((_, index) => index + 1));
  });
});

describe.each([['documents', 60, 220], ['documents-read', 80, 250], ['documents-unread', 80, 250]])('gold %s', (name, fewest, most) => {
  const documents = readDocuments(name);
  /** One line per fault: `gold.doc.07: what`. */
  const faults = (find: (document: GoldDocument) => readonly string[]) => documents.flatMap((document) => find(document).map((what) => `${document.id}: ${what}`));

  it('are dated, of the length of news', () => {
    expect(faults(({ text, date, outlet }) => {
      const words = text.split(/\s+/).length;
      const isSound = /^\d{4}-\d\d-\d\d$/.test(date) && words >= fewest && words <= most && (outlet.country === undefined || states.has(outlet.country));
      return isSound ? [] : [`${date}, ${words} words, ${outlet.country}`];
    })).toEqual([]);
  });

  it('anchor every coding in one place of the text', () => {
    expect(faults(({ text, events, commitments, claims }) =>
      [...events, ...commitments, ...claims].filter(({ anchor }) => text.split(anchor).length !== 2).map(({ anchor }) => anchor))).toEqual([]);
  });

  it('name speakers as the text does', () => {
    expect(faults(({ text, outlet, events, claims }) => [
      ...events.filter(({ speaker }) => speaker !== null && !text.includes(speaker)).map(({ speaker }) => String(speaker)),
      ...claims.filter(({ speaker }) => speaker !== outlet.name && !text.includes(speaker)).map(({ speaker }) => speaker),
    ])).toEqual([]);
  });

  it('give actors by code, or as the text names them', () => {
    expect(faults(({ text, events, commitments }) =>
      [...events.flatMap(({ source, target }) => [...source, ...target]), ...commitments.flatMap(({ parties }) => parties)].filter((actor) => !isActor(actor, text)))).toEqual([]);
    expect(faults(({ events }) => events.filter(({ source }) => source.length === 0).map(({ anchor }) => `no source: ${anchor}`))).toEqual([]);
    expect(new Set(documents.flatMap(({ events }) => events.flatMap(({ source, target }) => [...source, ...target]))).size).toBeGreaterThanOrEqual(60);
  });

  it('use known words', () => {
    expect(faults(({ events, commitments, claims }) => [
      ...events.filter((event) => !isCoding(event.type, event.mode ?? '', event.status)).map(({ anchor }) => anchor),
      ...commitments.filter((each) => !COMMITMENT_TYPES.includes(each.type) || !COMMITMENT_STATUSES.includes(each.status) || each.parties.length < 2
        || !/^\d{4}(-\d\d){0,2}$/.test(each.deadline ?? '2000')).map(({ anchor }) => anchor),
      ...claims.filter((each) => !CLAIM_TYPES.includes(each.type)).map(({ anchor }) => anchor),
    ])).toEqual([]);
  });
});
