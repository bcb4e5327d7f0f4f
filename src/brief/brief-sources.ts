import { dateText } from '../base/date-text.js';
import { labelOf } from '../ontology/countries.js';
import { percentText } from '../ledger/figure-text.js';
import type { BriefSection, BriefSentence } from './brief.js';
import type { BriefInput } from './brief-input.js';
import { countText, listText } from './wording.js';

const OUTLETS_SHOWN = 8;

/** Who says so: outlets by country and tie to a state, attributed statements, claims and loaded wording, all with counts. */
export function sourceSection(input: BriefInput): BriefSection {
  const { outlets } = input;
  const sentences: BriefSentence[] = [];
  const reports = outlets.reduce((sum, outlet) => sum + outlet.reports, 0);
  if (reports > 0) {
    const byCountry = new Map<string, number>();
    for (const outlet of outlets) byCountry.set(outlet.country ?? '?', (byCountry.get(outlet.country ?? '?') ?? 0) + outlet.reports);
    const countries = [...byCountry].sort((x, y) => y[1] - x[1]).slice(0, 6).map(([code, n]) => `${code === '?' ? 'unknown seat' : labelOf(code)} ${n} (${percentText(n / reports)})`);
    const affiliated = outlets.filter((outlet) => outlet.stateAffiliated === true).reduce((sum, outlet) => sum + outlet.reports, 0);
    const unknown = outlets.filter((outlet) => outlet.stateAffiliated === null).reduce((sum, outlet) => sum + outlet.reports, 0);
    sentences.push({ text: `${countText(reports, 'report')} by ${countText(outlets.length, 'outlet')}: ${listText(countries)}.`, citations: [], basis: 'reports of documents about the pair, by seat of the outlet' });
    sentences.push({ text: `${countText(affiliated, 'report')} (${percentText(affiliated / reports)}) by outlets run by or tied to a state; for ${unknown} this is not established.`, citations: [], basis: 'labels of the outlets as they came in' });
    sentences.push({ text: `Most often: ${listText(outlets.slice(0, OUTLETS_SHOWN).map((outlet) => `${outlet.outlet} (${outlet.reports})`))}.`, citations: [], basis: 'reports' });
  }
  const byType = new Map<string, number>();
  for (const { finding } of input.claims) byType.set(finding.type, (byType.get(finding.type) ?? 0) + 1);
  if (input.claims.length > 0) {
    sentences.push({
      text: `${countText(input.claims.length, 'big claim')} made about the pair: ${listText([...byType].sort((x, y) => y[1] - x[1]).map(([type, n]) => `${n} ${type}`))}.`,
      citations: input.claims.slice(-3).map((row) => ({ kind: 'claim', id: row.id, document: row.document.id })),
    });
  }
  if (input.loaded.length > 0) {
    const terms = new Map<string, number>();
    for (const { finding } of input.loaded) terms.set(finding.term.toLowerCase(), (terms.get(finding.term.toLowerCase()) ?? 0) + 1);
    sentences.push({ text: `${countText(input.loaded.length, 'loaded wording')} found, most often ${listText([...terms].sort((x, y) => y[1] - x[1]).slice(0, 5).map(([term, n]) => `“${term}” (${n})`))}.`, citations: [], basis: 'list of loaded terms, whichever side they favour' });
  }
  return { id: 'sources', title: 'Who says so', sentences, notes: reports === 0 ? ['No outlet is named for the documents about this pair.'] : ['Who reports most is heard most: counts of events follow counts of reports.'] };
}

/** How much was written and when, and what the record cannot tell. */
export function exposureSection(input: BriefInput): BriefSection {
  const byYear = new Map<string, number>();
  for (const { date } of input.documents) byYear.set(date?.slice(0, 4) ?? 'undated', (byYear.get(date?.slice(0, 4) ?? 'undated') ?? 0) + 1);
  const years = [...byYear].sort((x, y) => x[0].localeCompare(y[0]));
  const recent = years.slice(-8).map(([year, n]) => `${year}: ${n}`);
  const sentences: BriefSentence[] = [];
  if (input.documents.length > 0) {
    sentences.push({ text: `Documents about the pair by year of publication: ${recent.join('; ')}${years.length > 8 ? `; earlier: ${years.slice(0, -8).reduce((sum, [, n]) => sum + n, 0)}` : ''}.`, citations: [], basis: 'documents with an event or commitment of the pair' });
  }
  return {
    id: 'limits', title: 'Exposure and limits', sentences,
    notes: [
      `This brief was made for ${dateText(input.asOf)}; what was published later is not in it.`,
      'More was written in some years than in others: a quiet year may be a year little was written about. Silence is not zero.',
      'Sentences were coded by rules, not read by a person. Each figure opens to its sentence; check it before you rely on it.',
      'What no document in the record says is not here.',
    ],
  };
}
