import type { Span } from '../base/span.js';
import { readLexemes } from '../text/lexemes.js';
import { quantitiesOf } from '../text/quantities.js';
import type { SourceDocument } from '../text/document.js';
import type { CommitmentLexicon } from './commitment-lexicon.js';
import { readDatePhrases } from './date-phrases.js';
import type { DateWords } from './date-words.js';
import type { CommitmentFinding, CommitmentType } from './findings.js';

/** What the head and the end of a treaty text tell of it. */
export interface Treaty {
  readonly title: string;
  /** Codes of the parties in the order of the title. */
  readonly parties: readonly string[];
  /** Day of signature, or null when the text does not give it. */
  readonly signedOn: string | null;
  readonly titleSpan: Span;
  /** Names of the parties as the text has them. */
  readonly names: readonly { readonly name: string; readonly code: string }[];
}

const HEADING = /(?:^|\n)[^\S\n]*artic?le\s+(?:\d+|[ivxl]+)\b/gi;
const AGREED = /\b(?:have\s+)?(?:hereby\s+)?agreed?\s+(?:as\s+follows|on\s+the\s+following|the\s+following)|contracting\s+part(?:y|ies)/i;
const SIGNED = /\b(?:done|signed|concluded)\s+(?:(?:in|at|on|this|by)\b)/gi;
/** How much of the text the parties are looked for in, in characters. */
const HEAD_LENGTH = 1500;
const LONGEST_TITLE = 140;

/** Reads a document as a treaty, or null when it is none: three articles and words of agreement make one. */
export function readTreaty(document: SourceDocument, statesIn: (text: string) => readonly { readonly name: string; readonly code: string }[], words: DateWords): Treaty | null {
  const { text } = document;
  if (text.length < 800 || (text.match(HEADING)?.length ?? 0) < 3 || !AGREED.test(text)) return null;
  const names = statesIn(text.slice(0, HEAD_LENGTH));
  const parties = [...new Set(names.map((name) => name.code))].slice(0, 2);
  const { title, span } = readTitle(text, document.title);
  return { title, parties, signedOn: readSigned(text, words), titleSpan: span, names: names.filter(({ code }) => parties.includes(code)) };
}

function readTitle(text: string, given: string | undefined): { title: string; span: Span } {
  const lines = [...text.matchAll(/[^\n]+/g)];
  let title = '';
  let span: Span = [0, 0];
  for (const line of lines.slice(0, 6)) {
    const words = line[0].trim();
    if (/^between\b/i.test(words) || /^(preamble|the government)/i.test(words)) break;
    if (words.length < 4) continue;
    const start = line.index + line[0].indexOf(words);
    span = [title === '' ? start : span[0], start + words.length];
    title = `${title} ${words}`.trim();
    if (title.length > LONGEST_TITLE) break;
  }
  return { title: (title === '' ? given ?? 'treaty' : title).slice(0, LONGEST_TITLE), span };
}

/** The date behind "done at", "signed on": the last such place first, since treaties are dated at their end. */
function readSigned(text: string, words: DateWords): string | null {
  const places = [...text.matchAll(SIGNED)].map((match) => match.index).toReversed();
  for (const at of places.slice(0, 6)) {
    const phrase = readDatePhrases(text, { words }, at, Math.min(text.length, at + 220)).find((each) => each.value.length === 10);
    if (phrase) return phrase.value;
  }
  return null;
}

/** Verbs that define, allow or order rather than promise. */
const DEFINING = new Set('mean include refer constitute prevail form consist have interpret construe understand preclude prevent deem remain apply signify cover comprise depend expire replace supersede require enter come take mean become be considered treated regarded deemed construed understood interpreted'.split(' '));
const DUTY = /\b(?:(?:shall|must)\s+(?<not>not\s+)?(?:(?:also|further|hereby|promptly|simultaneously|initially|jointly|immediately|first|always)\s+)*(?<be>be\s+(?:bound\s+to\s+)?)?(?<verb>[a-z]+)|(?:agree|undertake|undertakes|agrees|commit\s+themselves|commits\s+itself|pledge|have\s+agreed|agreed)\s+(?:also\s+|further\s+)?(?<not2>not\s+)?to\s+(?<verb2>[a-z]+))/gi;
const CONDITION = /^[\s\d.)(a-z-]{0,6}\W*(?:if|where|when|in\s+case|in\s+the\s+event|unless|should|subject\s+to\s+the\s+condition|provided)\b/i;
/** Passive forms that set something up or settle a date; other passives describe rather than oblige. */
const SETTLING = /^(?:established|finalized|finalised|set|created|formed|eliminated|reduced|abolished|completed|published|exchanged|notified|reviewed|granted|applied|convened|removed|submitted|paid|provided|carried|implemented|phased|settled|held|determined|bound)$/i;
const MOST_PROVISIONS = 400;

/**
 * What a treaty obliges its parties to, sentence by sentence: "shall", "must", "the parties agree to". Rights ("may", "shall have the right"), definitions and duties that
 * hang on a condition are left out. A term counted from the signature, or a date, is resolved; one counted from anything else stays open. Read from the text itself,
 * because treaties come with lines broken anywhere. In text order.
 */
export function findProvisions(document: SourceDocument, treaty: Treaty, lexicon: CommitmentLexicon, dates: DateWords, sectorsIn: (span: Span) => readonly string[]): CommitmentFinding[] {
  const found: CommitmentFinding[] = [];
  for (const { article, span } of articlesOf(document.text)) {
    for (const sentence of sentencesIn(document.text, span)) {
      if (found.length >= MOST_PROVISIONS) return found;
      const text = document.text.slice(...sentence);
      if (/\bmeans?\b/.test(text) || CONDITION.test(text)) continue;
      const duty = firstDuty(text);
      if (duty) found.push(provisionFinding(document, treaty, article, sentence, duty, lexicon, dates, sectorsIn));
    }
  }
  return found;
}

interface Duty {
  readonly from: number;
  readonly verbAt: number;
  readonly verb: string;
  readonly negated: boolean;
  /** "shall be established": the subject tells what the duty is about. */
  readonly passive: boolean;
}

/** The first duty of a sentence that is no definition, right or ordering; offsets within the sentence. */
function firstDuty(text: string): Duty | null {
  for (const match of text.matchAll(DUTY)) {
    const { verb, verb2, be, not, not2 } = match.groups!;
    const word = (verb ?? verb2)!.toLowerCase();
    const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    if (DEFINING.has(word) || /^\s+(?:the\s+)?right\b/.test(behind) || (be !== undefined && !/bound/.test(be) && !SETTLING.test(word))) continue;
    if (/\b(?:nothing|none)\b[^.;]{0,80}$/i.test(text.slice(0, match.index))) continue;
    return { from: match.index, verbAt: match.index + match[0].length - word.length, verb: word, negated: (not ?? not2) !== undefined, passive: be !== undefined && !/bound/.test(be) };
  }
  return null;
}

function provisionFinding(
  document: SourceDocument, treaty: Treaty, article: string, sentence: Span, duty: Duty, lexicon: CommitmentLexicon, dates: DateWords, sectorsIn: (span: Span) => readonly string[],
): CommitmentFinding {
  const { text } = document;
  const whole: Span = [sentence[0] + duty.verbAt, sentence[1]];
  const clean = text.slice(...whole).replaceAll(/\s+/g, ' ').replace(/[.;:\s]+$/, '');
  const what = duty.passive ? text.slice(sentence[0], sentence[1]).replaceAll(/\s+/g, ' ').replace(/^[\d.)\s-]+/, '').replace(/[.;:\s]+$/, '') : `${duty.negated ? 'not ' : ''}${clean}`;
  const deadline = deadlineIn(text, sentence, treaty, dates);
  const figure = quantitiesOf(readLexemes(text, sentence[0], sentence[1]), lexicon.units).find((q) => q.kind !== 'time' && q.kind !== 'factor' && q.kind !== 'count');
  return {
    kind: 'commitment', doc: document.id, type: typeOf(text.slice(...sentence), duty, lexicon), parties: partiesIn(text.slice(sentence[0], sentence[0] + duty.from), treaty), what: what.length > 220 ? `${what.slice(0, what.lastIndexOf(' ', 220))} …` : what,
    from: figure?.from ?? null, to: figure?.to ?? null, unit: figure?.unit ?? null, per: figure?.per ?? null,
    deadline: deadline?.value ?? null, status: treaty.signedOn ? 'signed' : 'agreed', instrument: `${treaty.title}, article ${article}`, sectors: sectorsIn(sentence),
    anchor: [sentence[0] + duty.from, sentence[0] + duty.verbAt + duty.verb.length], sentence, attribution: [], rule: 'en.treaty.duty', statusRule: null,
    date: treaty.signedOn ? { value: treaty.signedOn, precision: 'day', span: null } : null,
    parts: { what: whole, ...(figure ? { figure: figure.span } : {}), ...(deadline ? { deadline: deadline.span } : {}) },
    listedIn: treaty.titleSpan,
  };
}

/** Articles with their numbers, heading included, from the first to the end of the text. */
function articlesOf(text: string): { article: string; span: Span }[] {
  const heads = [...text.matchAll(/(?:^|\n)[^\S\n]*artic?le\s+(\d+|[ivxl]+)\b[^\n]*/gi)];
  return heads.map((head, k) => ({ article: head[1]!, span: [behindTitle(text, head.index + head[0].length), heads[k + 1]?.index ?? text.length] }));
}

/** Behind the title of an article, where the next line is one: a few words, no full stop, and a new sentence below it. */
function behindTitle(text: string, at: number): number {
  const title = /^\s*\n[^\S\n]*([A-Z][^\n.;:]{2,70})\n(?=\s*[A-Z\d(])/.exec(text.slice(at, at + 120));
  return title && title[1]!.trim().split(/\s+/).length <= 8 && !/\b(?:shall|must|may|agree)\b/.test(title[1]!) ? at + title[0].length - 1 : at;
}

/** Sentences and numbered or lettered parts of an article; line breaks alone part nothing. */
function* sentencesIn(text: string, [start, end]: Span): Generator<Span> {
  const body = text.slice(start, end);
  let from = 0;
  for (const stop of body.matchAll(/[.;:](?=\s+(?:["\u201c(]?[A-Z0-9\u2666]|\(?[a-z][.)]))|\n\s*(?=\d+[.)-]\s|\(?[a-z]{1,3}[.)]\s|\u2666)|\n\s*\n/g)) {
    const span = trimmed(start, body, from, stop.index + 1);
    if (span) yield span;
    from = stop.index + 1;
  }
  const last = trimmed(start, body, from, body.length);
  if (last) yield last;
}

function trimmed(offset: number, body: string, from: number, to: number): Span | null {
  const piece = body.slice(from, to);
  const lead = piece.length - piece.trimStart().length;
  const words = piece.trim();
  return words.length < 20 ? null : [offset + from + lead, offset + from + lead + words.length];
}

function typeOf(sentence: string, duty: Duty, lexicon: CommitmentLexicon): CommitmentType {
  if (!/^(?:establish|established|set|create|created|form|formed|convene|meet)$/.test(duty.verb)) return 'pledge';
  const subject = /^(?:established|created|formed|set|meet)$/.test(duty.verb) ? sentence.slice(0, duty.from) : sentence.slice(duty.verbAt);
  const words = subject.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.some((word) => lexicon.heads.get(word)?.some((head) => head.kind === 'mechanism')) ? 'mechanism' : 'pledge';
}

/** Both parties, unless the words before the duty name one of them alone. */
function partiesIn(before: string, treaty: Treaty): string[] {
  if (/\b(?:parties|both|each|either|governments)\b/i.test(before)) return [...treaty.parties];
  const named = treaty.parties.filter((code) => treaty.names.some((name) => name.code === code && before.includes(name.name)));
  return named.length === 1 ? [named[0]!, ...treaty.parties.filter((code) => code !== named[0])] : [...treaty.parties];
}

/** A term counted from the signature, or a date; one counted from anything else (entry into force, a request) stays open, with the words that tell it. */
function deadlineIn(text: string, sentence: Span, treaty: Treaty, dates: DateWords): { value: string | null; span: Span } | null {
  let open: Span | null = null;
  for (const phrase of readDatePhrases(text, { words: dates, published: treaty.signedOn ?? undefined }, sentence[0], sentence[1])) {
    if ((phrase.role === 'by' || phrase.role === 'before' || phrase.role === 'until') && !phrase.attributive) return { value: phrase.end ?? phrase.upcoming, span: phrase.span };
    if (phrase.role !== 'ahead' || treaty.signedOn === null) continue;
    const behind = text.slice(phrase.span[1], Math.min(sentence[1], phrase.span[1] + 120));
    const counted = /^\s*(?:from|of|after|following)\b/i.test(behind);
    if (!counted || /^\s*(?:from|of|after|following)\s+(?:the\s+)?(?:date\s+of\s+)?(?:the\s+)?(?:its\s+)?sign/i.test(behind)) return { value: phrase.upcoming, span: phrase.span };
    open ??= [phrase.span[0], phrase.span[1] + (/^\s*(?:from|of|after|following)\b[^.;,]{0,100}?(?=\s+(?:and|shall|by)\b|[.;,]|$)/i.exec(behind)?.[0].length ?? 0)];
  }
  return open === null ? null : { value: null, span: open };
}

/** The treaty itself as an agreement, told by its title. */
export function treatyFinding(document: SourceDocument, treaty: Treaty, sentence: Span): CommitmentFinding {
  const span: Span = treaty.titleSpan[1] > treaty.titleSpan[0] && treaty.titleSpan[1] <= sentence[1] ? treaty.titleSpan : [sentence[0], Math.min(sentence[1], sentence[0] + LONGEST_TITLE)];
  return {
    kind: 'commitment', doc: document.id, type: 'agreement', parties: treaty.parties, what: treaty.title.replaceAll(/\s+/g, ' '), from: null, to: null, unit: null, per: null, deadline: null,
    status: treaty.signedOn ? 'signed' : 'agreed', instrument: treaty.title, sectors: [], anchor: span, sentence, attribution: [], rule: 'en.treaty.title', statusRule: null,
    date: treaty.signedOn ? { value: treaty.signedOn, precision: 'day', span: null } : document.date ? { value: document.date, precision: document.date.length === 10 ? 'day' : document.date.length === 7 ? 'month' : 'year', span: null } : null,
    parts: { what: span },
  };
}
