import { parseDate } from '../base/calendar.js';
import type { RowLayout, RowResult } from './importer.js';

const COLUMNS = [
  'GLOBALEVENTID', 'EventTimeDate', 'MentionTimeDate', 'MentionType', 'MentionSourceName', 'MentionIdentifier', 'SentenceID', 'Actor1CharOffset', 'Actor2CharOffset',
  'ActionCharOffset', 'InRawText', 'Confidence', 'MentionDocLen', 'MentionDocTone', 'MentionDocTranslationInfo', 'Extras',
];

/** GDELT 2.0 mentions: which article of which outlet reports an event. They add outlets and articles to events of GDELT 2.0, and no events. */
export const GDELT2_MENTIONS: RowLayout = {
  kind: 'rows', name: 'gdelt2-mentions', version: 1, format: 'gdelt', title: 'GDELT 2.0 mentions', licence: 'free to use with a citation and a link to gdeltproject.org',
  recognise(head) {
    if (head.first.join().toLowerCase() === COLUMNS.join().toLowerCase()) return { delimiter: head.delimiter, isQuoted: head.delimiter !== '\t', skipLines: 1, columns: COLUMNS };
    const [id, first, second] = head.first;
    const isData = head.first.length === COLUMNS.length && /^\d+$/.test(id!) && /^\d{14}$/.test(first!) && /^\d{14}$/.test(second!);
    return isData ? { delimiter: head.delimiter, isQuoted: head.delimiter !== '\t', skipLines: 0, columns: COLUMNS } : null;
  },
  open: () => ({ read: ({ cells, line }) => readMention(cells, line) }),
};

function readMention(cells: readonly string[], line: number): RowResult {
  const [id, , time, , outlet, url] = cells as [string, string, string, string, string, string];
  const day = `${time.slice(0, 4)}-${time.slice(4, 6)}-${time.slice(6, 8)}`;
  if (!/^[1-9]\d{0,17}$/.test(id)) return { leftOut: { reason: 'row/id', value: id } };
  if (!/^\d{14}$/.test(time) || parseDate(day) === null) return { leftOut: { reason: 'row/date', value: time } };
  if (url === '' && outlet === '') return { leftOut: { reason: 'row/outlet', value: id } };
  return { mentions: [{ origin: 'gdelt2', sourceId: id, day, outlet: outlet || null, url: url || null, line }] };
}
