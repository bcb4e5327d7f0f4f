import { SECTORS } from '../ontology/sectors.js';
import type { PeriodUnit } from '../record/counts.js';
import { filterContacts, type Contact, type ContactFilter } from './contact.js';
import type { MeasureInput } from './input.js';
import { textOf, type Parameter, type ParameterValues } from './measure.js';
import { PERIOD_UNITS } from './periods.js';
import { buildSeries, type DyadSeries } from './series.js';

/** The calendar unit of a series. */
export function unitParameter(byDefault: PeriodUnit): Parameter {
  return { name: 'unit', kind: 'choice', default: byDefault, choices: PERIOD_UNITS, meaning: 'Length of a period.' };
}

/** Which contacts count; the same for every measure over events. */
export const CONTACT_PARAMETERS: readonly Parameter[] = [
  { name: 'status', kind: 'text', default: 'actual', meaning: 'Statuses that count, joined by commas (actual, planned, requested, hypothetical, denied, background), or all.' },
  { name: 'direction', kind: 'choice', default: 'both', choices: ['both', 'ab', 'ba'], meaning: 'Acts of either side, of the first code of the pair on the second (ab), or the other way (ba); reciprocal acts are in all.' },
  { name: 'sector', kind: 'text', default: 'all', meaning: `Sectors that count, joined by commas (${SECTORS.join(', ')}), or all.` },
  { name: 'type', kind: 'text', default: 'all', meaning: 'Event types that count, joined by commas (CONSULT, ACCUSE …), or all.' },
  { name: 'quad', kind: 'text', default: 'all', meaning: 'Quad classes that count, joined by commas (1 verbal cooperation … 4 material conflict), or all.' },
];

/** How gaps are told from zeros. */
export const GAPS_PARAMETER: Parameter = {
  name: 'gaps', kind: 'choice', default: 'documents', choices: ['documents', 'span'],
  meaning: 'What is covered: periods with a document or inside a source’s coverage (documents), or every period between the first and the last of these (span).',
};

const listOf = (written: string): string[] | null => (written === 'all' || written.trim() === '' ? null : written.split(',').map((each) => each.trim()).filter((each) => each !== ''));

/** The contacts that the common parameters let through. */
export function contactsFor(contacts: readonly Contact[], values: ParameterValues): Contact[] {
  const [statuses, sectors, types, quads] = ['status', 'sector', 'type', 'quad'].map((name) => listOf(textOf(values, name)));
  const direction = textOf(values, 'direction');
  const filter: ContactFilter = {
    ...(statuses && { statuses }), ...(sectors && { sectors }), ...(types && { types: types.map((each) => each.toUpperCase()) }), ...(quads && { quads: quads.map(Number) }),
    ...((direction === 'ab' || direction === 'ba') && { direction }),
  };
  return filterContacts(contacts, filter);
}

/** The series of an input under the common parameters. */
export function seriesFor(input: MeasureInput, values: ParameterValues, unit = textOf(values, 'unit') as PeriodUnit): DyadSeries {
  return buildSeries(contactsFor(input.contacts, values), {
    unit, from: input.from, to: input.to, asOf: input.asOf, weight: input.weight, exposure: input.exposure, coverage: input.coverage,
    gaps: textOf(values, 'gaps') as 'documents' | 'span',
  });
}
