import { addDays } from '../base/calendar.js';
import { isAnnouncementOf } from '../dedupe/announcements.js';
import { describeAccount, reportOfRow } from '../dedupe/describe-account.js';
import { DEFAULT_RULE } from '../dedupe/rule.js';
import { pairsOfEvent } from '../record/dyad.js';
import type { EventRow } from '../record/event-record.js';
import { dayRange } from '../record/period.js';
import type { Store } from '../storage/store.js';
import type { Account } from './contract.js';

/** Events looked through for stages of the same matter, at most; the nearest in time first would need another index. Judgement. */
const MOST_LOOKED_AT = 1000;

/** The event a telling is of: all tellings, who tells it, where they differ, why they are taken for one, what announced it or came of it. Null when there is none. Stages are looked for among events coded from documents, of such an event. */
export async function buildAccount(store: Store, telling: string): Promise<Account | null> {
  const account = await store.account(telling);
  if (account === null) return null;
  const lead = account.tellings.find(({ row }) => row.id === account.lead)!.row;
  const stages = lead.imported === undefined ? await findStages(store, lead) : { announcedIn: [], carriedOutAs: [] };
  return { ...account, ...describeAccount(account), ...stages };
}

/** Events that announced this one, and events that this one announced. */
async function findStages(store: Store, lead: EventRow): Promise<{ announcedIn: EventRow[]; carriedOutAs: EventRow[] }> {
  const report = reportOfRow(lead);
  const day = (date: string | null): string | null => (date === null ? null : (dayRange(date)?.first ?? null));
  const days = [day(lead.date), day(lead.document.date)].flatMap((each) => each ?? []).toSorted();
  const pair = pairsOfEvent(lead.finding)[0]?.pair;
  if (pair === undefined || days.length === 0) return { announcedIn: [], carriedOutAs: [] };
  const isAhead = report.stage === 'ahead';
  const from = isAhead ? addDays(days[0]!, -1) : addDays(days[0]!, -DEFAULT_RULE.announcementDays);
  const to = isAhead ? addDays(days.at(-1)!, DEFAULT_RULE.announcementDays) : addDays(days.at(-1)!, 1);
  const statuses = isAhead ? ['actual', 'background'] as const : ['planned', 'requested', 'hypothetical'] as const;
  const { rows } = await store.events({ pair, from, to, statuses }, { limit: MOST_LOOKED_AT, order: 'oldest' });
  const found = rows.filter((row) => (isAhead ? isAnnouncementOf(report, reportOfRow(row), DEFAULT_RULE) : isAnnouncementOf(reportOfRow(row), report, DEFAULT_RULE)));
  return isAhead ? { announcedIn: [], carriedOutAs: found } : { announcedIn: found, carriedOutAs: [] };
}
