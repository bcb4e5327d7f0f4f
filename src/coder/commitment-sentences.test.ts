import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createCoder } from './pipeline.js';

/** `target VNM+TUR 5000000000 USD 2028 agreed` and what it says. */
interface Expected { readonly kind: string; readonly parties: string; readonly rest: string }

function readExpected(written: string): Expected {
  const [type, parties, to, unit, deadline, ...status] = written.split(' ');
  const known = parties === 'null' ? '' : parties!.split('+').toSorted().join('+');
  // Agreements with a number of documents leave the deadline out.
  const rest = ['proposed', 'agreed', 'signed', 'delayed', 'done', 'suspended', 'cancelled', 'in'].includes(deadline!) ? ['null', deadline, ...status] : [deadline, ...status];
  return { kind: type!, parties: known, rest: [to, unit, ...rest].join(' ') };
}

const coder = createCoder();
const rows = readFileSync(new URL('../../test/gold/commitment-sentences.tsv', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).slice(1).map((line) => line.split('\t'));

it('reads the commitments of sentences in many styles', () => {
  let [gold, found, met, whole] = [0, 0, 0, 0];
  const wrong: string[] = [];
  for (const [text, expected = ''] of rows) {
    const want = expected.split(' | ').filter((each) => each !== '').map(readExpected);
    const have = coder.code({ id: 'x', text: text!, date: '2025-08-03' }).flatMap((finding) => (finding.kind !== 'commitment' || finding.listedIn ? [] : [{
      kind: finding.type, parties: finding.parties.toSorted().join('+'), rest: [finding.to, finding.to === null ? null : finding.unit, finding.deadline, finding.status].map(String).join(' '),
    }]));
    gold += want.length;
    found += have.length;
    for (const each of want) {
      const at = have.findIndex((other) => other.kind === each.kind && other.parties === each.parties);
      if (at < 0) { wrong.push(text!); continue; }
      met++;
      if (have[at]!.rest === each.rest) whole++;
      have.splice(at, 1);
    }
  }
  const f1 = (2 * met) / (gold + found);
  if (f1 < 0.88) throw new Error(`type and parties F1 ${f1.toFixed(2)} (${met} met, ${gold} gold, ${found} found); missed: ${wrong.join(' / ')}`);
  expect(f1).toBeGreaterThanOrEqual(0.88);
  expect((2 * whole) / (gold + found)).toBeGreaterThanOrEqual(0.82);
});
