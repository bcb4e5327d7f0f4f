/**
 * Writes what the tokeniser needs of wink's language model (wink-eng-lite-web-model, MIT) as src/text/word-model.generated.ts: its words with
 * their part of speech, its contractions, its patterns and its two tagging machines. Called by `npm run data`.
 */
import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asTemplate } from './template-literal.js';
import type { MachineSource, PatternSource, WordKind, WordModel } from '../src/text/word-model.js';

/** The parts of wink's model that are read here. */
interface WinkModel {
  readonly lexicon: Uint32Array;
  readonly xpansions: Uint32Array;
  readonly packing: { readonly size: number; readonly layout: Readonly<Record<string, readonly [word: number, mask: number, shift: number]>> };
  readonly features: { readonly lexeme: { readonly list: readonly string[] }; readonly posClusters: { readonly list: readonly ReadonlySet<number>[] } };
  readonly trex: { readonly ltc: readonly PatternSource[]; readonly rtc: readonly PatternSource[]; readonly helpers: Readonly<Record<string, readonly [string, string]>> };
  readonly preserve: { readonly prefix: object; readonly suffix: object };
}

/** Curly quotes never reach the tokeniser: it is given straight ones. */
const CURLY = /[‘’“”]/;

/** Code characters of word kinds: printable, one byte each in memory, none that a line of words contains. */
const FIRST_CODE = 0x30;
const CODES_IN_ROW = 64;

function readModel(): { core: WinkModel; machines: readonly string[] } {
  const load = createRequire(import.meta.url);
  return {
    core: (load('wink-eng-lite-web-model/dist/load-core-model.js') as () => WinkModel)(),
    machines: (load('wink-eng-lite-web-model/dist/load-pos-model.js') as () => { machines: string[] })().machines,
  };
}

/** The model in the shape of src/text/word-model.ts. */
export function extractWordModel(): WordModel {
  const { core, machines } = readModel();
  const { lexicon, xpansions, packing: { size, layout }, features: { lexeme: { list }, posClusters } } = core;
  const field = (index: number, name: string): number => {
    const [word, mask, shift] = layout[name]!;
    return (lexicon[word + index * size]! & mask) >>> shift;
  };
  const maskOf = (index: number): number => [...posClusters.list[field(index, 'lexemeCID')]!].reduce((mask, pos) => mask | (1 << pos), 0);
  const kinds: WordKind[] = [];
  const codes = new Map<string, number>();
  const codeOf = (kind: WordKind): number => {
    const key = kind.join();
    const known = codes.get(key) ?? kinds.push(kind) - 1;
    codes.set(key, known);
    return known;
  };
  const words: string[] = [];
  const rare: [string, number][] = [];
  const contractions: Record<string, (readonly [string, number])[]> = {};
  list.forEach((text, index) => {
    if (CURLY.test(text) || /\s/.test(text) || index === 0) return;
    const isMapped = field(index, 'isSpellingMapped') === 1;
    const mapped = isMapped ? field(index, 'lemma') : index;
    const normal = isMapped ? mapped : index + field(index, 'normal');
    const code = codeOf([field(mapped, 'pos') || 8, field(index, 'posHint'), maskOf(normal), field(index, 'pos'), 0]);
    if (/[^\u0020-\u00ff]/.test(text)) rare.push([text, code]);
    else words.push(`${text}\t${String.fromCharCode(FIRST_CODE + Math.floor(code / CODES_IN_ROW), FIRST_CODE + (code % CODES_IN_ROW))}\n`);
    if (field(index, 'isContraction') === 0) return;
    // An expansion's part of speech is settled; what is left of the word tells its neighbours how to be read.
    const pointer = field(index, 'lemma');
    const start = pointer & 0x3fff;
    const count = (pointer >> 14) & 31;
    contractions[text] = [];
    for (let k = start; k < start + count; k += 4) {
      const part = xpansions[k]!;
      const pos = xpansions[k + 3]!;
      contractions[text]!.push([list[part]!, codeOf([pos || 8, field(part, 'posHint'), maskOf(xpansions[k + 1]!), field(part, 'pos'), pos])]);
    }
  });
  words.sort((a, b) => (a < b ? -1 : 1));
  return {
    words: `\n${words.join('')}`, rare, kinds, contractions,
    whole: core.trex.ltc, pieces: core.trex.rtc,
    edges: { right: core.trex.helpers['anyWithRP']!, left: core.trex.helpers['anyWithLP']!, both: core.trex.helpers['LPanyRP']! },
    prefixes: Object.keys(core.preserve.prefix), suffixes: Object.keys(core.preserve.suffix),
    machines: machines.map(readMachine),
  };
}

/** A machine as lists: wink's export is [version, last state, transitions, names of end states, marks, properties]. */
function readMachine(json: string): MachineSource {
  const [, , steps, ends, marks] = JSON.parse(json) as [number, number, Record<string, Record<string, number>>, Record<string, string>, Record<string, [number, number]>];
  return {
    steps: Object.entries(steps).map(([state, next]) => [Number(state), ...Object.entries(next).filter(([symbol]) => /^\d+$/.test(symbol)).flatMap(([symbol, to]) => [symbolOf(Number(symbol)), to])]),
    ends: Object.entries(ends).map(([state, name]) => [Number(state), Number(name), marks[state]?.[0] ?? 0]),
  };
}

/** wink numbers hints from 1080000, the end of the text 2070000 and "otherwise" 2070003; here hints follow the parts of speech. */
function symbolOf(symbol: number): number {
  if (symbol === 2_070_000) return 0;
  if (symbol === 2_070_003) return 19;
  return symbol > 1_080_000 ? 19 + symbol - 1_080_000 : symbol;
}

/** Writes the module below `root`. */
export function writeWordModel(root: string): void {
  const file = 'src/text/word-model.generated.ts';
  const { words, ...rest } = extractWordModel();
  mkdirSync(join(root, 'src/text'), { recursive: true });
  writeFileSync(join(root, file), `// Written by \`npm run data\` from wink-eng-lite-web-model (MIT, Copyright GRAYPE Systems Private Limited). Do not edit.
import type { WordModel } from './word-model.js';

export const model: WordModel = {
  words: ${asTemplate(words)},
  ...(JSON.parse(${asTemplate(JSON.stringify(rest))}) as Omit<WordModel, 'words'>),
};
`);
  process.stderr.write(`${file}: ${words.split('\n').length - 2} words, ${rest.kinds.length} kinds\n`);
}
