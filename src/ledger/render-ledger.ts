import type { Statistic } from '../record/flow-record.js';
import { figureText, percentText } from './figure-text.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import { scoreLedger, type ScoreRow, type ScoreValue } from './scorecard.js';
import { trackTarget, type TargetTrack } from './target-track.js';

/** Columns of a ledger as CSV, one row for each entry. */
export const LEDGER_COLUMNS = [
  'id', 'type', 'parties', 'what', 'instrument', 'from', 'to', 'unit', 'per', 'made_on', 'deadline', 'status', 'status_since', 'unclear', 'overdue_days', 'implementation',
  'tellings', 'reannouncements', 'versions', 'deadline_moved_days', 'last_news', 'documents_since', 'sectors', 'part_of',
] as const;

/** One entry as cells in the order of `LEDGER_COLUMNS`; '' for what is not known. */
export function ledgerCells(entry: LedgerEntry): string[] {
  const version = entry.versions.at(-1);
  const cell = (value: string | number | null | undefined): string => (value === null || value === undefined ? '' : String(value));
  return [
    entry.id, entry.type, entry.parties.join(' '), entry.what, cell(entry.instrument), cell(version?.from), cell(version?.to), cell(entry.unit), cell(entry.per), cell(entry.madeOn), cell(entry.deadline), entry.status,
    cell(entry.statusSince), cell(entry.unclear), cell(entry.overdueDays), String(entry.implementation), String(entry.tellings.length), String(entry.reannouncements), String(entry.versions.length),
    cell(entry.deadlineMovedDays), cell(entry.lastNews), cell(entry.documentsSince), entry.sectors.join(' '), cell(entry.partOf),
  ];
}

/** The ledger as CSV (RFC 4180), header first. Hidden entries are left out. */
export function renderLedgerCsv(ledger: Ledger): string {
  const quote = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [LEDGER_COLUMNS, ...ledger.entries.filter((entry) => !entry.hidden).map(ledgerCells)].map((cells) => cells.map(quote).join(',')).join('\r\n') + '\r\n';
}

/** The ledger as Markdown: what is promised, the targets against statistics, the scorecard, each entry with its history. */
export function renderLedgerMarkdown(ledger: Ledger, statistics: readonly Statistic[] = []): string {
  const entries = ledger.entries.filter((entry) => !entry.hidden && entry.partOf === null);
  const lines = [`# Commitments ${ledger.pair}`, '', `As of ${ledger.asOf}. A status is what the newest source said, not a verdict.`, '', '| matter | type | status | since | due | late | told | last news |', '| --- | --- | --- | --- | --- | --- | --- | --- |'];
  for (const entry of entries) {
    lines.push(`| ${[entry.what, entry.type, entry.status, entry.statusSince ?? '', entry.deadline ?? 'open', entry.overdueDays ? `${entry.overdueDays} days` : '', String(entry.tellings.length), entry.lastNews ?? ''].map(escape).join(' | ')} |`);
  }
  const tracks = entries.flatMap((entry) => trackTarget(entry, statistics, ledger.asOf) ?? []);
  if (tracks.length > 0) lines.push('', '## Targets and figures', '', ...tracks.flatMap(trackLines));
  lines.push('', '## Scorecard', '', ...scoreLines(scoreLedger(ledger)), '', '## Each matter', '');
  for (const entry of entries) lines.push(...entryLines(entry, ledger.entries.filter((other) => other.partOf === entry.id && !other.hidden)), '');
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Lines about a target beside what each source of figures shows. */
export function trackLines(track: TargetTrack): string[] {
  const head = `- **${figureText(track.target)} ${track.unit}${track.deadline ? ` by ${track.deadline}` : ', no date'}**${track.refused.length > 0 ? `: ${track.refused.join('; ')}` : ''}`;
  const rows = track.reporters.map((reporter) => {
    const { latest } = reporter;
    const parts = [
      `${figureText(latest.value)} ${track.unit} from ${latest.periodStart} to ${latest.periodEnd} (${latest.calendar.replaceAll('_', ' ')}${latest.wholeYear ? '' : ', not a whole year'})`,
      reporter.shareOfTarget === null ? null : `${percentText(reporter.shareOfTarget)} of the target`,
      reporter.shareOfWay === null ? null : `${percentText(reporter.shareOfWay)} of the way`,
      reporter.neededGrowth === null ? null : `needs ${percentText(reporter.neededGrowth)} a year`,
      reporter.pastGrowth === null ? null : `grew ${percentText(reporter.pastGrowth)} a year from ${reporter.pastYears!.from} to ${reporter.pastYears!.to}`,
      ...reporter.refused,
    ].filter((part) => part !== null);
    return `  - ${escape(`${reporter.source ?? 'source not named'} (reporter ${reporter.reporter}): ${parts.join('; ')}`)}`;
  });
  return [head, ...rows];
}

/** The scorecard as a Markdown table with the reasons for what is missing below it. */
export function scoreLines(rows: readonly ScoreRow[]): string[] {
  const show = (value: ScoreValue, write: (n: number) => string): string => (value.value === null ? `– (n=${value.n})` : `${write(value.value)} (n=${value.n})`);
  const days = (n: number): string => `${Math.round(n)} days`;
  const reasons = [...new Set(rows.flatMap((row) => [row.deliveryRate, row.medianDelayDays, row.medianMovedDays].flatMap(({ reason }) => reason ?? [])))];
  return [
    '| group | matters | delivered of those due | median delay | announced again | deadline moved | overdue | 0 / 1 / 2 / 3 |', '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.by === 'all' ? 'all' : `${row.by}: ${row.group}`} | ${row.entries} | ${show(row.deliveryRate, percentText)} | ${show(row.medianDelayDays, days)} | ${show(row.reannouncements, (n) => n.toFixed(1))} | ${show(row.medianMovedDays, days)} | ${row.overdue} | ${row.implementation.join(' / ')} |`),
    ...(reasons.length > 0 ? ['', `*–: too few to tell (${rows.length > 0 ? '5 needed' : ''}).*`] : []),
  ];
}

function entryLines(entry: LedgerEntry, items: readonly LedgerEntry[]): string[] {
  const lines = [`### ${escape(entry.what)}`, '', `\`${entry.id}\`, ${entry.type}, ${entry.parties.join(' and ')}: **${entry.status}**${entry.statusSince ? ` since ${entry.statusSince}` : ''}${entry.unclear ? ` (unclear: ${escape(entry.unclear)})` : ''}; implementation ${entry.implementation} of 3.`];
  if (entry.versions.length > 1) lines.push('', ...entry.versions.map((version) => `${version.number}. ${version.to === null ? 'no figure' : figureText(version.to)}${version.unit ? ` ${version.unit}` : ''}${version.deadline ? ` by ${version.deadline}` : ', no date'}, told ${version.firstTold ?? 'undated'}${version.replacedOn ? `, replaced ${version.replacedOn}` : ''}`));
  if (items.length > 0) lines.push('', `Items: ${items.map((item) => escape(item.what)).join('; ')}${entry.unnamed ? `; ${entry.unnamed} not named` : ''}.`);
  lines.push('', ...entry.history.map((step) => `- ${step.date ?? 'undated'}: ${step.status}${step.computed ? ' (worked out)' : ''}${entry.versions.length > 1 ? `, version ${step.version}` : ''}. ${escape(step.evidence[0]?.text ?? '')}${step.evidence[0]?.document ? ` [${step.evidence[0].document}]` : ''}`));
  return lines;
}

function escape(text: string): string {
  return text.replaceAll(/([\\`*_<>[\]|])/g, '\\$1').replaceAll(/\s+/g, ' ');
}
