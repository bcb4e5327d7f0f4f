import { describe, expect, it } from 'vitest';
import type { CommitmentFinding } from './findings.js';
import { createCoder } from './pipeline.js';

const coder = createCoder();
const TREATY = `Agreement on Transit
between the Republic of Kenya and the Republic of Uganda

The Government of the Republic of Kenya and the Government of the Republic of Uganda,
hereinafter referred to as the Contracting Parties, wishing to ease the passage of goods,
have agreed as follows:

Article 1: Purpose
"Transit" means the passage of goods across the territory of a Party.

Article 2: Duties
1. The Contracting Parties shall reduce the
charges on transit by 40 per cent within two years from the signing of this Agreement.
2. The Parties agree not to introduce new charges.
3. If a Party suffers serious injury, it shall notify the other Party.
4. Either Party may suspend this Article. The other Party shall have the right to be heard.
5. Uganda shall build 120 km of road by 31 December 2030.

Article 3: Committee
A Joint Transit Committee shall be established. It shall meet within six months of the entry into force of this Agreement.

Article 4: Final clauses
Nothing in this Agreement shall be construed as a waiver. This Agreement shall enter into force on the thirtieth day after notification.

Done at Nairobi on this 4th day of March, 2024, in two originals.
`;
const found = coder.code({ id: 't', text: TREATY }).filter((finding): finding is CommitmentFinding => finding.kind === 'commitment');

describe('readTreaty', () => {
  it('tells title, parties and the day of signature', () => {
    expect(found[0]).toMatchObject({ type: 'agreement', what: 'Agreement on Transit', parties: ['KEN', 'UGA'], status: 'signed', date: { value: '2024-03-04' } });
  });

  it('reads duties with terms and figures, across broken lines', () => {
    expect(found.slice(1).map((f) => [f.type, f.what, f.to, f.unit, f.deadline])).toEqual([
      ['pledge', 'reduce the charges on transit by 40 per cent within two years from the signing of this Agreement', 40, 'percent', '2026'],
      ['pledge', 'not introduce new charges', null, null, null],
      ['pledge', 'build 120 km of road by 31 December 2030', 120, 'km', '2030-12-31'],
      ['mechanism', 'A Joint Transit Committee shall be established', null, null, null],
      ['pledge', 'meet within six months of the entry into force of this Agreement', null, null, null],
    ]);
  });

  it('keeps the words of a term that is counted from something else than the signature', () => {
    const open = found.find((f) => f.what.startsWith('meet within'))!;
    expect([open.deadline, TREATY.slice(...open.parts!.deadline!).replaceAll(/\s+/g, ' ')]).toEqual([null, 'within six months of the entry into force of this Agreement']);
  });

  it('leaves out definitions, rights, conditional duties and final clauses', () => {
    const words = found.map((f) => TREATY.slice(...f.sentence)).join(' ');
    expect(words).not.toMatch(/serious injury|right to be heard|construed|means the passage/);
  });

  it('puts the party that has the duty first', () => {
    expect(found.find((f) => f.unit === 'km')?.parties).toEqual(['UGA', 'KEN']);
  });

  it('gives spans that hold their words, in text order', () => {
    const starts = found.map((f) => f.anchor[0]);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    for (const f of found.slice(1)) expect(TREATY.slice(...f.anchor)).toMatch(/shall|agree/);
    for (const f of found) expect(f.sentence[0] <= f.anchor[0] && f.anchor[1] <= f.sentence[1]).toBe(true);
  });

  it('takes news about a treaty for news', () => {
    const news = 'Kenya and Uganda signed a treaty. Article 1 covers trade. Article 2 covers transit. Article 3 covers visas.';
    expect(coder.code({ id: 'n', text: news }).filter((f) => f.kind === 'commitment').map((f) => (f as CommitmentFinding).rule)).not.toContain('en.treaty.title');
  });
});
