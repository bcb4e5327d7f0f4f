import { buildCommand } from '@stricli/core';
import type { MeasureFlags } from './commands/measure.js';
import { checked, format, optionalText, record, text, type CliContext } from './parameters.js';

export const measure = buildCommand<MeasureFlags, [string?, string?], CliContext>({
  loader: async () => { const { measure: run } = await import('./commands/measure.js'); return function (flags, name, written) { return run(this.effects, checked(flags), name, written); }; },
  parameters: {
    flags: {
      record, format, asOf: optionalText('The day to look from; nothing later counts [default: today]', 'YYYY-MM-DD'),
      from: optionalText('First day of the window', 'DATE'), to: optionalText('Last day of the window', 'DATE'),
      weight: { kind: 'enum', values: ['event', 'report', 'outlet'], brief: 'What an event counts as: one, its reports, its outlets', default: 'event' },
      origin: { kind: 'parsed', parse: text, brief: 'Where events come from: coded (the default) or a data set such as gdelt2; may be given several times', placeholder: 'NAME', variadic: true, optional: true },
      seed: { kind: 'parsed', parse: readSeed, brief: 'Seed of random numbers', placeholder: 'N', default: '1' },
      set: { kind: 'parsed', parse: text, brief: 'A parameter of the measure, name=value; may be given several times', placeholder: 'NAME=VALUE', variadic: true, optional: true },
      series: optionalText('Turning points of this CSV (date,value or values alone) instead of a pair; - for standard input', 'FILE'),
    },
    positional: { kind: 'tuple', parameters: [{ parse: text, brief: 'Which measure, or all', placeholder: 'NAME', optional: true }, { parse: text, brief: 'Two codes, such as IRN-PAK', placeholder: 'PAIR', optional: true }] },
  },
  docs: {
    brief: 'Measures of a pair, each with interval, data window and caveats',
    fullDescription: `Answers one question about two states from a record: value, interval, what it rests on, its parts and its data. Without a name it lists the
measures and their questions; with a name and no pair it shows the measure's parameters. CSV gives the rows behind the figure.

EXAMPLES
  bilat measure
  bilat measure turning-points IRN-PAK
  bilat measure series IRN-PAK --set unit=week --set sector=security --format csv > series.csv
  bilat measure turning-points --series daily.csv`,
  },
});

function readSeed(written: string): number {
  const seed = Number(written);
  if (!Number.isInteger(seed) || seed < 0) throw new Error(`invalid seed: ${written}; expected a whole number >= 0`);
  return seed;
}
