import { wrapLine } from '../base/wrap-line.js';
import { percentText } from '../ledger/figure-text.js';
import { labelOf } from '../ontology/countries.js';
import type { CheckedClaim, DocumentCheck, RecordAnswer } from './check.js';

/** One page about a document: what it claims, what it promises, how it speaks, who speaks in it. Plain parts that each renderer sets in its own way. */
export interface CheckPage {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly CheckPageSection[];
}

export interface CheckPageSection {
  readonly title: string;
  readonly items: readonly { readonly head: string; readonly quote: string | null; readonly lines: readonly string[] }[];
  readonly notes: readonly string[];
}

/** Arranges a check as a page; no figure is worked out here. */
export function pageOf(check: DocumentCheck): CheckPage {
  const { document, voices } = check;
  const outlet = document.outlet ? `${document.outlet.name}${document.outlet.stateAffiliated === true ? ' (run by or tied to a state)' : ''}` : 'outlet not named';
  const pair = check.pair.length === 2 ? `on ${labelOf(check.pair[0]!)} and ${labelOf(check.pair[1]!)}` : '';
  return {
    title: document.title ?? `Check of ${document.id}`,
    lead: `${[outlet, document.date ?? 'undated', pair].filter(Boolean).join(', ')}: ${check.claims.length} claims, ${check.commitments.length} commitments, ${check.loaded.length} loaded terms in ${voices.sentences} sentences.`,
    sections: [
      { title: 'In short', items: [], notes: shortOf(check) },
      { title: 'What is claimed', items: claimItems(check.claims), notes: check.claims.length === 0 ? ['No claim of the five kinds was found.'] : [] },
      { title: 'What would test it', items: testItems(check.claims), notes: [] },
      { title: 'What is promised', items: check.commitments.map(commitmentItem), notes: check.commitments.length === 0 ? ['No commitment was found.'] : [] },
      { title: 'Who speaks', items: voiceItems(check), notes: [] },
      {
        title: 'Wording that takes sides',
        items: check.loaded.map(({ finding, times }) => ({ head: `“${finding.term}”${times > 1 ? ` (${times} times)` : ''}: ${finding.plain ? `plainer ${finding.plain}` : 'no plainer wording fits everywhere'}`, quote: null, lines: [] })),
        notes: check.loaded.length === 0 ? ['No term of the list was found.'] : ['A term is listed for how it works in a text, whichever side it favours; that it is listed says nothing about the facts.'],
      },
      ...(check.notes.length === 0 ? [] : [{ title: 'What could not be looked up', items: [], notes: check.notes }]),
    ].filter((section) => section.items.length > 0 || section.notes.length > 0),
  };
}

/** One item for each sentence: its claims in its own words, who says so, and what the record answers. */
function claimItems(claims: readonly CheckedClaim[]): CheckPageSection['items'] {
  const bySentence = new Map<string, CheckedClaim[]>();
  for (const claim of claims) {
    const key = `${claim.finding.sentence[0]}`;
    bySentence.set(key, [...(bySentence.get(key) ?? []), claim]);
  }
  const told = new Set<string>();
  return [...bySentence.values()].map((group) => {
    const bySpeaker = new Map<string, CheckedClaim[]>();
    for (const claim of group) {
      const speaker = claim.ownVoice ? `${claim.finding.speaker} in its own voice` : claim.finding.speaker;
      bySpeaker.set(speaker, [...(bySpeaker.get(speaker) ?? []), claim]);
    }
    const heads = [...bySpeaker].map(([speaker, own]) => `${speaker}: ${own.map((claim) => `${claim.finding.type} “${wordsOf(claim)}”`).join(', ')}`);
    // What the record answers is said once a page.
    const answers = [...new Set(group.flatMap((claim) => claim.answers.map(answerLine)))].filter((line) => {
      const plain = line.replace(/; \d+ in the same words|\s*\[[^\]]*\]$/g, '');
      return told.has(plain) ? false : told.add(plain);
    });
    return { head: heads.join('; '), quote: group[0]!.sentence, lines: [...verdictLines(group, told), ...answers] };
  });
}

/** One line for each different verdict of a sentence; what was said of an earlier sentence is not repeated at length. */
function verdictLines(group: readonly CheckedClaim[], told: Set<string>): string[] {
  const byReason = new Map<string, CheckedClaim[]>();
  for (const claim of group) if (claim.judgement !== undefined || claim.verdict !== 'undecided') byReason.set(`${claim.verdict}\t${claim.because}`, [...(byReason.get(`${claim.verdict}\t${claim.because}`) ?? []), claim]);
  return [...byReason.values()].map((own) => {
    const { verdict, because, judgement } = own[0]!;
    const of = byReason.size > 1 ? ` (${own.map((claim) => `“${wordsOf(claim)}”`).join(', ')})` : '';
    if (told.has(`${verdict}\t${because}`)) return `verdict${of}: ${verdict}, as above`;
    told.add(`${verdict}\t${because}`);
    return `verdict${of}: ${verdict}: ${because}.${judgement ? ` ${verdict === 'undecided' || verdict === 'not testable' ? 'Would decide it' : 'Would change it'}: ${judgement.wouldChange}.` : ''}`.replaceAll('..', '.');
  });
}

/** Words of the claim as its sentence has them. */
function wordsOf({ finding, sentence }: CheckedClaim): string {
  // White space was levelled in `sentence`; the words themselves are short and hold none but single spaces in practice.
  const length = finding.anchor[1] - finding.anchor[0];
  const at = Math.max(0, finding.anchor[0] - finding.sentence[0]);
  return sentence.slice(at, at + length);
}

/** Each kind of claim once for each measure that tests it, with how its verdicts came out. */
function testItems(claims: readonly CheckedClaim[]): CheckPageSection['items'] {
  const kinds = new Map<string, CheckedClaim[]>();
  for (const claim of claims) kinds.set(`${claim.finding.type}\t${claim.measure?.name}`, [...(kinds.get(`${claim.finding.type}\t${claim.measure?.name}`) ?? []), claim]);
  return [...kinds.values()].map((own) => {
    const verdicts = (['supported', 'contradicted', 'undecided', 'not testable'] as const).map((verdict) => [own.filter((claim) => claim.verdict === verdict).length, verdict] as const).filter(([count]) => count > 0);
    return { head: `${own[0]!.finding.type} (${own.length}: ${verdicts.map(([count, verdict]) => `${count} ${verdict}`).join(', ')}): measure “${own[0]!.measure?.name ?? 'none'}”`, quote: null, lines: own[0]!.measure ? [own[0]!.measure.question] : [own[0]!.because] };
  });
}

function commitmentItem({ finding, sentence, answers, items }: DocumentCheck['commitments'][number]): CheckPageSection['items'][number] {
  const named = finding.count ? ` (${finding.count - (finding.unnamed ?? 0)} of ${finding.count} named)` : '';
  return {
    head: `${finding.type}, ${finding.status}: ${finding.what}${finding.deadline ? `, by ${finding.deadline}` : ''}${named}`,
    quote: sentence,
    lines: [...answers.map(answerLine), ...items.map((item) => `${item.finding.what}: ${item.answers.map((answer) => answerLine(answer).replace(/^record: /, '')).join(' ')}`)],
  };
}

/** What the record answers, with the documents it rests on. */
export function answerLine(answer: RecordAnswer): string {
  const documents = [...new Set(answer.evidence.flatMap(({ document }) => document ?? []))];
  return `record: ${answer.text}${documents.length > 0 ? ` [${documents.join(', ')}]` : ''}`;
}

function voiceItems({ voices, pair }: DocumentCheck): CheckPageSection['items'] {
  const { sentences, ownVoice, attributed, unnamedOnly, speakersByCountry, oneSided } = voices;
  if (sentences === 0) return [];
  return [
    { head: `${ownVoice} of ${sentences} sentences (${percentText(ownVoice / sentences)}) in the outlet’s own voice, ${attributed} attributed`, quote: null, lines: unnamedOnly > 0 ? [`${unnamedOnly} of the attributed ones to nobody who is named`] : [] },
    ...speakersByCountry.map((group) => ({ head: `${group.code === null ? 'state not known' : labelOf(group.code)}: ${group.sentences} sentence${group.sentences === 1 ? '' : 's'}`, quote: null, lines: [group.names.slice(0, 6).join('; ')] })),
    ...silentSides(voices, pair).map((code) => ({ head: `Nobody from ${labelOf(code)} is quoted`, quote: null, lines: [] })),
    ...(oneSided && oneSided.share >= 0.8 ? [{ head: `One-sided: ${percentText(oneSided.share)} of what is attributed comes from ${labelOf(oneSided.code)}`, quote: null, lines: [] }] : []),
  ];
}

/** States of the pair from which the document quotes nobody; none when it quotes nobody at all. */
function silentSides(voices: DocumentCheck['voices'], pair: readonly string[]): string[] {
  return voices.attributed === 0 ? [] : pair.filter((code) => !voices.speakersByCountry.some((group) => group.code === code));
}

/** The page in four sentences. */
function shortOf({ claims, commitments, loaded, voices, pair }: DocumentCheck): string[] {
  const verdicts = (['supported', 'contradicted', 'undecided', 'not testable'] as const).map((verdict) => `${claims.filter((claim) => claim.verdict === verdict).length} ${verdict}`);
  const told = commitments.filter(({ answers }) => answers.some(({ evidence }) => evidence.some(({ kind }) => kind === 'ledger'))).length;
  const silent = silentSides(voices, pair);
  const times = loaded.reduce((sum, each) => sum + each.times, 0);
  return [
    ...(claims.length === 0 ? [] : [`Of ${claims.length} claims ${verdicts.join(', ')}.`]),
    ...(commitments.length === 0 ? [] : [`${commitments.length} ${commitments.length === 1 ? 'promise' : 'promises'}; ${told} told before, as the record shows.`]),
    ...(voices.sentences === 0 ? [] : [`${percentText(voices.ownVoice / voices.sentences)} of ${voices.sentences} sentences in the outlet’s own voice${silent.length > 0 ? `; nobody from ${silent.map(labelOf).join(' or ')} is quoted` : ''}.`]),
    ...(loaded.length === 0 ? [] : [`${loaded.length} loaded ${loaded.length === 1 ? 'term' : 'terms'}, used ${times} ${times === 1 ? 'time' : 'times'}.`]),
  ];
}

/** The page as Markdown. */
export function renderCheckMarkdown(check: DocumentCheck): string {
  const page = pageOf(check);
  const escape = (text: string): string => text.replaceAll(/([\\`*_<>[\]|])/g, '\\$1');
  const lines = [`# ${escape(page.title)}`, '', escape(page.lead), ''];
  for (const section of page.sections) {
    lines.push(`## ${section.title}`, '');
    for (const item of section.items) {
      lines.push(`- **${escape(item.head)}**`);
      if (item.quote) lines.push(`  > ${escape(item.quote)}`, '');
      for (const line of item.lines) lines.push(`  - ${escape(line)}`);
    }
    if (section.items.length > 0) lines.push('');
    for (const note of section.notes) lines.push(`*${escape(note)}*`, '');
  }
  return `${lines.join('\n').replaceAll(/\n{3,}/g, '\n\n')}`;
}

/** The page for a terminal, lines of at most `width` characters. */
export function renderCheckText(check: DocumentCheck, options: { readonly width?: number; readonly quoteLength?: number } = {}): string {
  const width = Math.max(40, options.width ?? 100);
  const most = options.quoteLength ?? 200;
  const page = pageOf(check);
  const lines = [...wrapLine(page.title, width, ''), ...wrapLine(page.lead, width, '')];
  for (const section of page.sections) {
    lines.push('', section.title);
    for (const item of section.items) {
      lines.push(...wrapLine(item.head, width, '  '));
      if (item.quote) lines.push(...wrapLine(`“${item.quote.length > most ? `${item.quote.slice(0, item.quote.lastIndexOf(' ', most))} …` : item.quote}”`, width, '      '));
      for (const line of item.lines) lines.push(...wrapLine(line, width, '      '));
    }
    for (const note of section.notes) lines.push(...wrapLine(note, width, '  '));
  }
  return `${lines.join('\n')}\n`;
}

/** The page as HTML that needs nothing else: styles inside, no scripts, every text escaped. */
export function renderCheckHtml(check: DocumentCheck): string {
  const page = pageOf(check);
  const safe = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
  const sections = page.sections.map((section) => `<section><h2>${safe(section.title)}</h2>${section.items.length === 0 ? '' : `<ul>${section.items.map((item) => `<li><strong>${safe(item.head)}</strong>${item.quote ? `<blockquote>${safe(item.quote)}</blockquote>` : ''}${item.lines.length === 0 ? '' : `<ul>${item.lines.map((line) => `<li>${safe(line)}</li>`).join('')}</ul>`}</li>`).join('')}</ul>`}${section.notes.map((note) => `<p class="note">${safe(note)}</p>`).join('')}</section>`).join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(page.title)}</title><style>
:root{color-scheme:light dark;--ink:#1d2733;--soft:#5a6675;--line:#d5dbe2;--paper:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebf1;--soft:#a3afbd;--line:#3a4552;--paper:#141a21}}
body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:50rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,"Segoe UI",Roboto,sans-serif}
h1{font-size:1.8rem}h2{font-size:1.2rem;border-top:1px solid var(--line);padding-top:.6rem;margin-top:2rem}
blockquote{margin:.25rem 0;padding-left:.75rem;border-left:3px solid var(--line);color:var(--soft)}li{margin:.35rem 0}.note{color:var(--soft)}
@media print{body{max-width:none;padding:0}li{break-inside:avoid}}
</style></head><body><main><h1>${safe(page.title)}</h1><p>${safe(page.lead)}</p>
${sections}</main></body></html>
`;
}
