import { buildCommand } from '@stricli/core';
import { CliError } from './cli-error.js';
import { REPEAT_LINKS, type DedupeFlags } from './dedupe-flags.js';
import type { Format } from './output.js';
import { DEFAULT_RECORD, format, optionalText, record, text, type CliContext } from './parameters.js';

export const dedupe = buildCommand<DedupeFlags, string[], CliContext>({
  loader: async () => { const { dedupe: run } = await import('./commands/dedupe.js'); return function (flags, ...events) { return run(this.effects, flags, events); }; },
  parameters: {
    flags: {
      record, format,
      all: { kind: 'boolean', brief: 'Look at everything again, not only at what is new', default: false, withNegated: false },
      merge: { kind: 'boolean', brief: 'These tellings are of one event', default: false, withNegated: false },
      split: { kind: 'boolean', brief: 'The first telling is of another event than the others (than all others of its event when none is given)', default: false, withNegated: false },
      repeats: { kind: 'enum', values: REPEAT_LINKS, brief: 'What makes rows of an imported data set (same day, kind of act and sides) one event; all are compared again', optional: true },
      undo: optionalText('Take this decision back', 'EDIT'),
      edits: { kind: 'boolean', brief: 'List the decisions by hand', default: false, withNegated: false },
      by: optionalText('Who decides [default: BILAT_AUTHOR, else the user’s name]', 'NAME'), note: optionalText('Why', 'TEXT'),
    },
    positional: { kind: 'array', parameter: { parse: text, brief: 'Ids of tellings, for --merge and --split', placeholder: 'ID' } },
  },
  docs: {
    brief: 'Find events told many times; put tellings together or apart by hand',
    fullDescription: `Finds documents that repeat one another's text and tellings of the same event, so that each event counts once with all its reports. \`bilat add\` does so by
itself, \`bilat import\` with rows of a data set that tell of the same act; decisions by hand are kept with author, time and note, and can be taken back.

EXAMPLES
  bilat dedupe
  bilat explain --event story-17:3
  bilat dedupe --split story-17:3 --note "another strike, of the next day"
  bilat dedupe --merge story-17:3 story-40:1
  bilat dedupe --repeats day                   # one event a day of each kind in imported data sets
  bilat dedupe --edits`,
  },
});

interface ExplainFlags { readonly format?: Format; readonly event?: string; readonly record?: string }

export const explain = buildCommand<ExplainFlags, string[], CliContext>({
  loader: async () => {
    const [{ explain: run }, { explainEvent }] = await Promise.all([import('./commands/explain.js'), import('./commands/explain-event.js')]);
    return function ({ event, record: path, format: chosen }, ...words) {
      const flags = { ...(chosen !== undefined && { format: chosen }) };
      if (event === undefined) return run(this.effects, flags, words);
      if (words.length > 0) throw new CliError('explain takes a sentence or --event, not both', { exitCode: 2 });
      return explainEvent(this.effects, { ...flags, event, record: path ?? DEFAULT_RECORD });
    };
  },
  parameters: {
    flags: { format, event: optionalText('Explain why tellings on record are taken for this event', 'ID'), record: optionalText(`The record of --event [default: ${DEFAULT_RECORD}]`, 'PATH') },
    positional: { kind: 'array', parameter: { parse: text, brief: 'The sentence; - for standard input', placeholder: 'SENTENCE' } },
  },
  docs: {
    brief: 'Show why a sentence is coded as it is, or why tellings are one event',
    fullDescription: `Shows the actors, clauses and rules of a sentence: what was tried, kept and lost, and why.
With --event: all tellings of an event on record, who carries them, why they are taken for one, where they differ.

EXAMPLES
  bilat explain "Iran's foreign minister visited Islamabad on Sunday."
  bilat explain "Pakistan did not agree to the pipeline." --format json
  bilat explain --event story-17:3`,
  },
});
