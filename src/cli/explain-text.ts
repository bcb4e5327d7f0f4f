import type { Explanation, SentenceExplanation } from '../coder/explain.js';
import type { EventFinding, Finding } from '../coder/findings.js';
import { actorsOf } from './finding-rows.js';
import { renderTable } from './table.js';

/** Why a text is coded as it is, for a person at a terminal: each sentence with its actors, clauses, readings and findings. */
export function renderExplanation({ text, sentences }: Explanation, width: number): string {
  return sentences.map((sentence) => renderSentence(sentence, text, width)).join('\n');
}

function renderSentence(sentence: SentenceExplanation, text: string, width: number): string {
  const part = (title: string, body: string, none: string) => `${title}\n${indent(body === '' ? `${none}\n` : body)}`;
  return [
    `${sentence.text.replaceAll(/\s+/g, ' ')}\n`,
    part('Actors', sentence.actors.length === 0 ? '' : table(['words', 'code', 'kind', 'name', 'row'],
      sentence.actors.map((actor) => [actor.text, [actor.code ?? 'no code', actor.sector].filter((each) => each !== null).join(' '), actor.kind, actor.name ?? '', actor.row]), width), 'none found'),
    part('Clauses', sentence.clauses.length === 0 ? '' : table(['verb', 'role', 'status', 'subject', 'object', 'further phrases'],
      sentence.clauses.map((clause) => [
        `${clause.verb}${clause.passive ? ' (passive)' : ''}${clause.negated ? ' (negated)' : ''}`, clause.relation, clause.status,
        clause.subject.join(' + '), clause.object.join(' + '), clause.prepositions.join('; '),
      ]), width, 'further phrases'), 'none found'),
    part('Readings tried', sentence.readings.length === 0 ? '' : table(['', 'word', 'type', 'rule', 'score', 'why'],
      sentence.readings.map((reading) => [
        reading.kept ? 'kept' : 'lost', reading.trigger, reading.mode === null ? reading.type : `${reading.type} ${reading.mode}`, reading.rule, String(reading.score), reading.reason,
      ]), width, 'why'), 'no word of the lexicon fits'),
    part('Found', sentence.findings.map((finding) => `${describe(finding, text)}\n`).join(''), 'nothing'),
  ].join('\n');
}

function describe(finding: Finding, text: string): string {
  switch (finding.kind) {
    case 'event': return describeEvent(finding, text);
    case 'commitment': return `commitment (${finding.type}): ${finding.what}; ${finding.parties.join(', ')}; ${finding.status}${finding.deadline === null ? '' : `; by ${finding.deadline}`}; rule ${finding.rule}`;
    case 'claim': return `claim (${finding.type}) by ${finding.speaker}: “${text.slice(...finding.anchor)}”; rule ${finding.rule}`;
    case 'loaded': return `loaded word: “${text.slice(...finding.anchor)}”${finding.plain === null ? '' : `; plainer: ${finding.plain}`}`;
    case 'issue': return `issue ${finding.code}: ${finding.message}`;
  }
}

function describeEvent(event: EventFinding, text: string): string {
  const who = event.target.length === 0 ? actorsOf(event.source) : `${actorsOf(event.source)} → ${actorsOf(event.target)}`;
  const said = event.attribution.map((each) => each.speaker).join(', according to ');
  return [
    `${event.type}${event.mode === null ? '' : ` ${event.mode}`}: ${who}; ${event.status}`,
    `“${text.slice(...event.anchor)}”`,
    ...(said === '' ? [] : [`according to ${said}`]), ...(event.date === null ? [] : [event.date.value]),
    ...(event.sectors.length === 0 ? [] : [event.sectors.join(', ')]),
    `quad ${event.quad}, score ${event.score}${event.cameo === null ? '' : `, CAMEO ${event.cameo}`}`, `sure ${event.confidence.toFixed(2)}`, `rule ${event.rule}`,
  ].join('; ');
}

function table(names: readonly string[], rows: readonly (readonly string[])[], width: number, text?: string): string {
  return renderTable(names.map((name) => ({ name, isText: name === text })), rows, width - 2);
}

function indent(body: string): string {
  return body.replaceAll(/^(?=.)/gm, '  ');
}
