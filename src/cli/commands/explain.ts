import { CliError } from '../cli-error.js';
import type { Effects } from '../effects.js';
import { renderExplanation } from '../explain-text.js';
import { decodeText, readAll } from '../input/bytes.js';
import { guessLanguage } from '../language.js';
import { note } from '../notes.js';
import { chooseFormat, type Format } from '../output.js';

export interface ExplainFlags {
  readonly format?: Format;
}

/** Characters explained at once: more would fill the screen for hours. Judgement. */
const MOST_CHARACTERS = 20_000;

/** `bilat explain`: why a sentence is coded as it is. Words given apart are one sentence; `-` reads standard input. */
export async function explain(effects: Effects, flags: ExplainFlags, words: readonly string[]): Promise<void> {
  const text = await textOf(effects, words);
  if (text.trim() === '') throw new CliError('no sentence given', { exitCode: 2, hint: 'for example: bilat explain "Iran and Pakistan signed a trade agreement."' });
  if (text.length > MOST_CHARACTERS) throw new CliError(`the text has ${text.length} characters; explain takes at most ${MOST_CHARACTERS}`, { hint: 'code it with bilat code, and explain the sentence in question' });
  const guess = await guessLanguage(text);
  if (guess.isForeign) await note(effects, `note: the text seems ${guess.name === null ? 'not to be English' : `to be ${guess.name}`}; bilat reads English, and bilat code would not code it`);
  const explanation = (await effects.createCoder()).explain(text);
  const format = chooseFormat(flags.format, effects.stdout);
  if (format === 'csv') throw new CliError('explain has no CSV form', { exitCode: 2, hint: 'use --format table, ndjson or json' });
  if (format === 'table') await effects.stdout.write(renderExplanation(explanation, effects.stdout.columns));
  else if (format === 'json') await effects.stdout.write(`${JSON.stringify(explanation, null, 2)}\n`);
  else for (const sentence of explanation.sentences) await effects.stdout.write(`${JSON.stringify(sentence)}\n`);
}

async function textOf(effects: Effects, words: readonly string[]): Promise<string> {
  if (words.length !== 1 || words[0] !== '-') return words.join(' ');
  const bytes = await readAll(effects.stdin(), 1 << 20);
  const decoded = bytes === null ? { issue: { message: 'more than 1 MB' } } : decodeText(bytes);
  if ('issue' in decoded) throw new CliError(decoded.issue.message);
  return decoded.text;
}
