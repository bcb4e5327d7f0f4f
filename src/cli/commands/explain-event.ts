import { buildAccount } from '../../server/event-account.js';
import type { Account } from '../../server/contract.js';
import { CliError } from '../cli-error.js';
import type { Effects } from '../effects.js';
import { actorsOf } from '../finding-rows.js';
import { chooseFormat, type Format } from '../output.js';
import { renderTable } from '../table.js';

/** `bilat explain --event ID`: which tellings are taken for one event, why, and what they say differently. */
export async function explainEvent(effects: Effects, flags: { readonly record: string; readonly event: string; readonly format?: Format }): Promise<void> {
  const store = await effects.openStore(flags.record, { create: false, readOnly: true });
  try {
    const account = await buildAccount(store, flags.event);
    if (account === null) throw new CliError(`the record holds no event ${flags.event}`, { hint: 'ids are written <document>:<number>; bilat export --what events lists them' });
    const format = chooseFormat(flags.format, effects.stdout);
    if (format === 'csv') throw new CliError('explain has no CSV form', { exitCode: 2, hint: 'use --format table, ndjson or json' });
    await effects.stdout.write(format === 'table' ? renderAccount(account, effects.stdout.columns) : `${JSON.stringify(account, null, format === 'json' ? 2 : undefined)}\n`);
  } finally {
    await store.close();
  }
}

function renderAccount(account: Account, width: number): string {
  const lead = account.tellings.find(({ row }) => row.id === account.lead)!.row;
  const { finding } = lead;
  const who = finding.target.length === 0 ? actorsOf(finding.source) : `${actorsOf(finding.source)} → ${actorsOf(finding.target)}`;
  if (account.repeats !== undefined) return renderRows(account, width);
  const share = account.stateAffiliatedShare === null ? 'state ties not established' : `${Math.round(100 * account.stateAffiliatedShare)}% state-affiliated where established`;
  return [
    `${finding.type}${finding.mode === null ? '' : ` ${finding.mode}`}: ${who}; ${finding.status}; ${lead.date ?? 'undated'}; event ${account.lead}`,
    `told ${account.tellings.length} times in ${account.documents} documents with ${account.independentTexts} independent texts; first seen ${account.firstSeen?.date ?? 'on no known day'}`,
    `outlets: ${account.outlets.map(({ outlet, country }) => `${outlet ?? 'not named'}${country === null ? '' : ` (${country})`}`).join(', ') || 'none known'}; ${share}`,
    '',
    'Tellings',
    renderTable([{ name: '', isText: false }, { name: 'id', isText: false }, { name: 'published', isText: false }, { name: 'text', isText: false }, { name: 'sentence', isText: true }], account.tellings.map(({ row, copy }) => [
      row.id === account.lead ? 'lead' : '', row.id, row.document.date ?? '', copy === null ? 'own' : `${Math.round(100 * copy.similarity)}% of ${copy.nearest}`, row.sentenceText.replaceAll(/\s+/g, ' '),
    ]), width),
    ...section('Why they are taken for one event', account.reasons.map(({ telling, with: other, comparison }) => ('impossible' in comparison
      ? `${telling} with ${other}: by hand, against the rule (${comparison.impossible})`
      : `${telling} with ${other}: ${comparison.score.toFixed(1)} = base ${(comparison.score - comparison.evidence.reduce((sum, { adds }) => sum + adds, 0)).toFixed(1)}${comparison.evidence.map(({ name, adds }) => ` ${adds < 0 ? '−' : '+'} ${name} ${Math.abs(adds).toFixed(1)}`).join('')}`))),
    ...section('Where they differ', account.versions.map(({ what, versions }) => `${what}: ${versions.map(({ value, tellings }) => `${value} (${tellings.join(', ')})`).join('; ')}`)),
    ...section('Announced before', account.announcedIn.map((row) => `${row.date ?? 'undated'} ${row.id}: ${row.sentenceText}`)),
    ...section('What came of it', account.carriedOutAs.map((row) => `${row.date ?? 'undated'} ${row.id}: ${row.sentenceText}`)),
    ...section('Decided by hand', account.edits.map(({ id, action, by, at, note }) => `${id}: ${action} by ${by}, ${at}${note === null ? '' : ` (${note})`}`)),
  ].join('\n');
}

const LINK_WORDS: Readonly<Record<NonNullable<Account['repeats']>[number]['links'][number], string>> = {
  'same-place': 'the same place', 'same-article': 'the same article or outlet', 'same-day': 'the same day', 'both-sides': 'told from the other side', 'by-hand': 'put together by hand',
};

/** An event of an imported data set: its rows, with file and line. */
function renderRows(account: Account, width: number): string {
  const { row: lead } = account.tellings.find(({ row }) => row.id === account.lead)!;
  const { finding, imported } = lead;
  return [
    `${finding.type}${finding.mode === null ? '' : ` ${finding.mode}`}: ${actorsOf(finding.source)}${finding.target.length === 0 ? '' : ` → ${actorsOf(finding.target)}`}; ${finding.status}; ${lead.date ?? 'undated'}; event ${account.lead}`,
    `${account.tellings.length === 1 ? 'told in one row' : `told in ${account.tellings.length} rows`} of ${imported!.origin}; outlets: ${account.outlets.flatMap(({ outlet }) => outlet ?? []).join(', ') || 'none named'}`,
    '',
    'Rows',
    renderTable([{ name: '', isText: false }, { name: 'id', isText: false }, { name: 'CAMEO', isText: false }, { name: 'line', isText: false }, { name: 'place', isText: true }, { name: 'file', isText: true }], account.tellings.map(({ row }) => [
      row.id === account.lead ? 'lead' : '', row.id, row.finding.cameo ?? '', String(row.imported!.line), row.finding.place?.name ?? '', row.imported!.file,
    ]), width),
    ...section('Why they are taken for one event: same day, kind of act and sides, and', account.repeats!.map(({ telling, with: other, links }) => `${telling} with ${other}: ${links.map((link) => LINK_WORDS[link]).join(', ')}`)),
    ...section('Where they differ', account.versions.map(({ what, versions }) => `${what}: ${versions.map(({ value, tellings }) => `${value} (${tellings.join(', ')})`).join('; ')}`)),
    ...section('Decided by hand', account.edits.map(({ id, action, by, at, note }) => `${id}: ${action} by ${by}, ${at}${note === null ? '' : ` (${note})`}`)),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];
}
