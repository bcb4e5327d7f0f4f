import { readRows } from '../base/table.js';
import { tables } from '../ontology/tables.generated.js';
import { pairKey, parsePair, type Pair } from '../record/dyad.js';
import type { Store } from '../storage/store.js';
import { CliError } from './cli-error.js';
import { didYouMean, nearestNames } from './suggest.js';

/** Reads a pair a person wrote and makes sure the record knows it; else says what it may have been. Names of states are understood too. */
export async function readPairArgument(written: string, store: Store): Promise<Pair> {
  const pair = pairOfNames(written) ?? parsePair(written);
  if (pair !== null && (await store.pairs(pair)).length > 0) return pair;
  const known = (await store.pairs()).map((summary) => pairKey(summary.pair));
  if (pair !== null && isState(pair.a) && isState(pair.b)) {
    const others = known.slice(0, 5).join(', ');
    throw new CliError(`nothing on ${pairKey(pair)} in this record`, { hint: others === '' ? 'the record holds no pair yet; fill it with bilat add' : `it holds ${others}${known.length > 5 ? ' and others' : ''}` });
  }
  const nearest = nearestNames(written.trim().toUpperCase(), [...known, ...known.map((key) => key.split('-').toReversed().join('-'))]);
  const names = [...new Set(nearest.map((key) => pairKey(parsePair(key)!)))];
  throw new CliError(`unknown pair ${written}; expected two codes such as IRN-PAK`, { exitCode: 2, hint: didYouMean(names) ?? nearestCodes(written) });
}

function nearestCodes(written: string): string | undefined {
  const codes = states.map((row) => row.iso3);
  const parts = written.trim().toUpperCase().split('-').map((part) => (codes.includes(part) ? part : nearestNames(part, codes, 1)[0]));
  const [a, b] = parts;
  return parts.length === 2 && a !== undefined && b !== undefined && a !== b ? didYouMean([`${a}-${b}`]) : 'codes are ISO 3166-1 alpha-3, joined by a hyphen';
}

const states = readRows(tables['countries']!, ['iso3', 'name']);

function isState(code: string): boolean {
  return states.some((row) => row.iso3 === code);
}

function pairOfNames(written: string): Pair | null {
  const codes = written.split('-').map((name) => states.find((row) => row.name.toLowerCase() === name.trim().toLowerCase())?.iso3);
  return codes.length === 2 && codes[0] !== undefined && codes[1] !== undefined ? parsePair(`${codes[0]}-${codes[1]}`) : null;
}
