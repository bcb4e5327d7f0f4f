import { describe, expect, it } from 'vitest';
import type { ClaimFinding } from './findings.js';
import { createCoder } from './pipeline.js';

const coder = createCoder();
const read = (text: string): ClaimFinding[] => coder.code({ id: 'd', text, date: '2025-08-06', outlet: { name: 'The Daily', country: 'GBR' } }).filter((finding) => finding.kind === 'claim');
const brief = (text: string): string[] => read(text).map((f) => `${f.type} "${text.slice(...f.anchor)}" ${f.speaker}`);

describe('findClaims', () => {
  it.each<readonly [string, readonly string[]]>([
    ['The visit is a historic turning point in relations between Kenya and Uganda.', ['turning-point "historic turning point" The Daily']],
    ["Kenya's ambassador called the accord a turning point.", ['turning-point "turning point" Kenya\'s ambassador']],
    ["Kenya's president described the trip as a new chapter in ties with Uganda.", ['turning-point "new chapter" Kenya\'s president']],
    ['Security is the driving engine of trade between the two neighbours.', ['causal "driving engine of" The Daily']],
    ['Trade cannot grow without security, the minister said.', ['causal "not grow without" minister']],
    ['The sanctions led to a fall in exports to India.', ['causal "led to" The Daily']],
    ['Ties between India and Japan are closer than ever.', ['comparative "closer than ever" The Daily']],
    ['Turkey and Egypt are two decisive actors in the region.', ['comparative "decisive actors" The Daily']],
    ['China is the largest trading partner of Iran.', ['comparative "largest trading partner" The Daily']],
    ['Trade between India and Iran will reach 30 billion dollars.', ['forecast "will reach" The Daily']],
    ['Exports to China are expected to double, analysts said.', ['forecast "expected to double" analysts']],
    ['Exports to Iraq hit a record high last year.', ['record "hit a record high" The Daily']],
    ['It was the first visit by a Turkish president in ten years.', ['record "first visit by a Turkish president in" The Daily']],
    ['The delegations met in Ankara on Tuesday.', []],
    ['The match was a historic one for the club.', []],
    ['Is this a turning point for Iran?', []],
    ['The visit was not a turning point for Iran.', []],
    ['The contract is due to lapse next week, Iran said.', []],
    ['The minister will open the bridge to Iraq.', []],
  ])('%s', (text, expected) => {
    expect(brief(text)).toEqual([...expected]);
  });

  it('keeps figures the claim may rest on', () => {
    const [claim] = read('Trade between India and Iran will reach 30 billion dollars.');
    expect(claim?.figures?.[0]).toMatchObject({ to: 3e10, unit: 'USD' });
  });

  it('names the code of a quoted speaker and no span for the outlet', () => {
    const [quoted] = read("Kenya's ambassador called the accord a turning point.");
    expect([quoted?.speakerCode, quoted?.speakerSpan !== undefined]).toEqual(['KEN', true]);
    const [own] = read('The accord between Kenya and Uganda is a turning point.');
    expect([own?.speaker, own?.speakerCode, own?.speakerSpan]).toEqual(['The Daily', 'GBR', undefined]);
  });

  it('gives mirrored claims for mirrored texts', () => {
    const text = 'Iran is a leading power, and Pakistan said its ties with Iran were closer than ever.';
    const mirror = (s: string): string => s.replace(/Iran|Pakistan/g, (name) => (name === 'Iran' ? 'Pakistan' : 'Iran'));
    expect(brief(mirror(text))).toEqual(brief(text).map(mirror));
  });
});
