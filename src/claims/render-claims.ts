import { wrapLine } from '../base/wrap-line.js';
import { answerLine } from './render-check.js';
import type { RecordClaim } from './record-claims.js';

/** How many claims of each kind and verdict, and how many different speakers made them. */
function summary(pair: string, asOf: string, claims: readonly RecordClaim[]): string {
  const kinds = new Map<string, number>();
  for (const { finding } of claims) kinds.set(finding.type, (kinds.get(finding.type) ?? 0) + 1);
  const verdicts = new Map<string, number>();
  for (const { verdict } of claims) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  const list = (counts: ReadonlyMap<string, number>): string => [...counts].toSorted((x, y) => y[1] - x[1] || x[0].localeCompare(y[0])).map(([name, count]) => `${count} ${name}`).join(', ');
  return `${pair} as of ${asOf}: ${claims.length} claims (${list(kinds)}) by ${new Set(claims.map(({ finding }) => finding.speaker)).size} speakers; verdicts: ${list(verdicts)}.`;
}

function headOf({ finding, document, ownVoice, verdict }: RecordClaim): string {
  return `${document.date ?? 'undated'} ${finding.speaker}${ownVoice ? ' (own voice)' : ''}: ${finding.type}, ${verdict}`;
}

function linesOf({ measure, verdict, because, judgement, answers }: RecordClaim): string[] {
  const change = judgement ? [`${verdict === 'undecided' || verdict === 'not testable' ? 'would decide it' : 'would change it'}: ${judgement.wouldChange}`] : [];
  return [`${verdict === 'undecided' && measure && !judgement ? `would test it: ${measure.name}; ` : ''}${because}`, ...change, ...answers.map(answerLine)];
}

/** Claims on record for a terminal, newest first, lines of at most `width` characters. */
export function renderClaims(pair: string, asOf: string, claims: readonly RecordClaim[], width: number): string {
  const lines = [...wrapLine(summary(pair, asOf, claims), width, '')];
  for (const claim of claims) {
    lines.push('', ...wrapLine(headOf(claim), width, ''), ...wrapLine(`“${claim.sentence}” [${claim.document.id}]`, width, '  '));
    for (const line of linesOf(claim)) lines.push(...wrapLine(line, width, '    '));
  }
  return `${lines.join('\n')}\n`;
}

/** The same as Markdown. */
export function renderClaimsMarkdown(pair: string, asOf: string, claims: readonly RecordClaim[]): string {
  const escape = (text: string): string => text.replaceAll(/([\\`*_<>[\]|])/g, '\\$1').replaceAll(/\s+/g, ' ');
  const lines = [`# Claims about ${pair}`, '', escape(summary(pair, asOf, claims)), ''];
  for (const claim of claims) {
    lines.push(`- **${escape(headOf(claim))}** \\[${escape(claim.document.id)}\\]`, `  > ${escape(claim.sentence)}`, '', ...linesOf(claim).map((line) => `  - ${escape(line)}`), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
