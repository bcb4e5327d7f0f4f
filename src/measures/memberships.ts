import { sharedCompacts } from '../record/shared-compacts.js';
import type { CompactKind } from '../record/compact-record.js';
import type { MeasureInput } from './input.js';
import { answer, measureId, refuse, textOf, type DataRow, type Measure } from './measure.js';

const id = { name: 'memberships', version: 'v1' } as const;
const KINDS: readonly CompactKind[] = ['organisation', 'trade-agreement', 'alliance', 'agreement'];

/** What the two belong to together, year by year. */
export const membershipsMeasure: Measure<MeasureInput> = {
  ...id,
  question: 'To how many organisations and agreements do both belong, and since when?',
  parameters: [{ name: 'kind', kind: 'choice', default: 'all', choices: ['all', ...KINDS], meaning: 'Kind of membership.' }],
  run(input, parameters, _seed) {
    const kind = textOf(parameters, 'kind');
    const rows = (input.compacts ?? []).filter(({ compact }) => kind === 'all' || compact.kind === kind);
    const now = sharedCompacts(rows, input.pair, input.asOf).filter(({ standing }) => standing === 'in-force');
    const begun = now.flatMap(({ since }) => since?.slice(0, 4) ?? []).toSorted();
    const ended = sharedCompacts(rows, input.pair, input.asOf).filter(({ standing }) => standing === 'ended').flatMap(({ compact }) => (compact.inForceOn ?? compact.signedOn)?.slice(0, 4) ?? []);
    const first = Number([...begun, ...ended].toSorted()[0] ?? input.asOf.slice(0, 4));
    const last = Number(input.asOf.slice(0, 4));
    const common = {
      measure: measureId(id), question: this.question, subject: input.subject, unit: 'shared memberships', n: rows.length, nOf: 'compacts both were ever named in', parameters,
      method: 'organisations and agreements of which both are full members on the last day of the year (of the last year: the day looked from), as the imported lists tell', window: { from: `${first}-01-01`, to: input.asOf }, noInterval: 'a count of what the lists hold',
    };
    if (rows.length === 0) return refuse({ ...common, refused: { reason: 'the record holds no lists of memberships that name both', needed: 'an imported list of organisations or agreements (bilat import)' } });
    const data = Array.from({ length: Math.min(200, last - first + 1) }, (_, k): DataRow => {
      const year = last - Math.min(199, last - first) + k;
      const day = year === last ? input.asOf : `${year}-12-31`;
      const shared = sharedCompacts(rows, input.pair, day).filter(({ standing }) => standing === 'in-force');
      return { year, shared: shared.length, ...Object.fromEntries(KINDS.map((each) => [each, shared.filter(({ compact }) => compact.kind === each).length])) };
    });
    const newest = now.filter(({ since }) => since !== null).toSorted((x, y) => y.since!.localeCompare(x.since!)).slice(0, 3);
    return answer({
      ...common, value: now.length, data, evidence: now.map(({ compact }) => compact.id),
      issues: [{ code: 'memberships/lists', message: `what no imported list holds is not counted; the same compact in two lists counts twice (lists: ${[...new Set(rows.map(({ compact }) => compact.source))].join(', ')})` }],
      statement: `${input.subject}: ${now.length} shared memberships on ${input.asOf}${newest.length === 0 ? '' : `, the newest ${newest.map(({ compact, since }) => `${compact.name} (${since!})`).join(', ')}`}.`,
    });
  },
};
