import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMITMENT_CASES } from './commitment-cases.js';
import type { CommitmentFinding } from './findings.js';
import { createCoder } from './pipeline.js';

const coder = createCoder();
const read = (text: string, date: string | null = '2025-08-06', title?: string): CommitmentFinding[] =>
  coder.code({ id: 'd', text, ...(date ? { date } : {}), ...(title ? { title } : {}) }).filter((finding) => finding.kind === 'commitment');

function brief(f: CommitmentFinding): string {
  const figure = `${f.from ?? ''}${f.range ? '..' : '>'}${f.to ?? ''}`;
  return [f.listedIn ? '-' : '', f.type, `[${f.parties}]`, `"${f.what}"`, figure, f.unit, f.per, 'by', f.deadline ?? 'null', '=', f.status, f.count != null ? `count ${f.count}/${f.unnamed}` : '', f.stage]
    .filter((piece) => piece !== null && piece !== undefined && piece !== '').join(' ');
}

describe('findCommitments', () => {
  it.each(COMMITMENT_CASES)('%s', (text, expected) => {
    expect(read(text).map(brief)).toEqual(expected);
  });

  it.each([
    ['Tehran hopes to raise trade with Baghdad to 20 billion dollars.', 'a wish'],
    ['Tehran urged Baghdad to raise trade to 20 billion dollars.', 'a call on the other side'],
    ['Trade may rise to 20 billion dollars if the two sides agree.', 'a condition'],
    ['Iran denied that it had agreed to raise trade with Iraq to 20 billion dollars.', 'a denial'],
    ['Trade between Iran and Iraq rose to 12 billion dollars last year.', 'a past figure'],
    ['Trade between Iran and Iraq will reach 20 billion dollars, a trader said.', 'a forecast'],
    ['Iran and Iraq should sign the agreement, the editorial argued.', 'an opinion'],
  ])('finds nothing in %j: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('takes the pair from the title where a sentence names nobody', () => {
    expect(read('Eight accords were signed.', '2024-04-22', 'Iran and Pakistan')[0]?.parties).toEqual(['IRN', 'PAK']);
  });

  it('takes the pair from earlier sentences', () => {
    expect(read('The presidents of Kenya and Uganda met in Nairobi. A free trade agreement was signed.')[0]?.parties).toEqual(['KEN', 'UGA']);
  });

  it('swaps the parties when two states change places', () => {
    const texts = ['Iran promised to supply Pakistan with 100 MW by 2027.', 'Pakistan and Iran agreed to raise trade from three to ten billion dollars.', 'Pakistan withdrew from the gas contract with Iran.'];
    const mirror = (text: string): string => text.replace(/Iran|Pakistan/g, (name) => (name === 'Iran' ? 'Pakistan' : 'Iran'));
    for (const text of texts) {
      const [plain, mirrored] = [read(text), read(mirror(text))];
      expect(mirrored.map((f) => f.parties.map((code) => (code === 'IRN' ? 'PAK' : code === 'PAK' ? 'IRN' : code)))).toEqual(plain.map((f) => f.parties));
      expect(mirrored.map((f) => [f.type, f.to, f.deadline, f.status])).toEqual(plain.map((f) => [f.type, f.to, f.deadline, f.status]));
    }
  });

  it('resolves deadlines against the day of the text and leaves them open without one', () => {
    const text = 'Iran and Iraq agreed to build a railway within five years.';
    expect(read(text, '2021-03-01')[0]?.deadline).toBe('2026');
    expect(read(text, null)[0]?.deadline ?? null).toBeNull();
  });

  it.each([
    ['Iran and Pakistan signed three agreements on trade and border security and agreed to raise trade from three to ten billion dollars by 2028.', ['three agreements on trade and border security: null', 'raise trade from three to ten billion dollars: 2028']],
    ['India and Nepal agreed to build a railway by 2029 and signed a transit treaty.', ['railway: 2029', 'transit treaty: null']],
    ['Egypt and Sudan signed a memorandum and by 2030 will link their power grids.', ['memorandum: null', 'link their power grids: 2030']],
    ['Iran and Pakistan signed a customs pact and will open two border markets next year.', ['customs pact: null', 'two border markets: 2026']],
    ['Oman signed an agreement with India after pledging to double trade by 2030.', ['agreement with India: null', 'double trade: 2030']],
    ['Oman and India signed an agreement, pledging to double trade by 2030.', ['agreement: null', 'double trade: 2030']],
    ['Peru and Chile agreed to build a road and to open a crossing by 2028.', ['road: null', 'crossing: 2028']],
    ['Japan and India agreed that a hotline would be set up and that trade would be doubled by 2030.', ['hotline: null', 'doubled: 2030']],
    ['Kenya and Uganda agreed to build a pipeline and a refinery by 2028.', ['pipeline: 2028', 'refinery: 2028']],
    ['By 2030 Egypt and Sudan will build a road and open two crossings.', ['road: 2030', 'open two crossings: 2030']],
    ['The dam on the river between Laos and Vietnam was begun in 2020 and is to be completed by 2027.', ['dam on the river between Laos and Vietnam: 2027']],
    ['Peru and Chile agreed on a plan, expected to be ready by 2027, to link their grids.', ['plan: 2027']],
    ['Laos and Vietnam set a 2-billion-dollar trade goal for 2027.', ['2-billion-dollar trade goal: 2027']],
    ['Iran and Iraq signed a contract for a railway and agreed to finish it by 2028.', ['contract for a railway: 2028', 'finish it by 2028: 2028']],
  ] as const)('takes a deadline from its own clause: %s', (text, expected) => {
    expect(read(text).map(({ what, deadline }) => `${what}: ${deadline}`)).toEqual(expected);
  });

  it.each([
    ['Iran and Pakistan signed three agreements on trade and border security.', []],
    ['Iran and Pakistan signed two agreements on trade and border security.', ['trade', 'border security']],
    ['Iran and Pakistan signed three agreements on trade, transit and border security.', ['trade', 'transit', 'border security']],
    ['Iran and Pakistan signed three agreements, including a trade pact and a border protocol.', ['trade pact', 'border protocol']],
  ] as const)('takes a topic apart only where it names the agreements: %s', (text, expected) => {
    expect(read(text).filter(({ listedIn }) => listedIn).map(({ what }) => what)).toEqual(expected);
  });

  it.each([
    ['Kuwait has undertaken not to expel Jordanian workers before 2026.', ['pledge KWT,JOR not to expel Jordanian workers before 2026: 2026']],
    ['Rwanda and Burundi pledged not to shelter rebels.', ['pledge RWA,BDI not to shelter rebels: null']],
    ['Iran decided not to attend the talks with Iraq.', []],
    ['Chile pays Bolivia 30 million dollars by March 2026 under the deal.', ['pledge CHL,BOL pays Bolivia 30 million dollars by March 2026 under the deal: 2026-03']],
    ['Kuwait lifts visas for Jordanians from 1 September.', ['pledge KWT,JOR lifts visas for Jordanians from 1 September: null']],
    ['The truce between Israel and Lebanon ends on Friday.', []],
    ['India sends 30 per cent of its exports to the United States.', []],
    ['Bolivia is to receive 200 buses from Chile by December.', ['pledge BOL,CHL receive 200 buses from Chile by December: 2025-12']],
    ['Ethiopia to drill six boreholes on the Kenyan side of the border by June 2026.', ['pledge ETH,KEN drill six boreholes on the Kenyan side of the border by June 2026: 2026-06']],
    ['Thailand said it had approved a credit line of 40 million dollars for Laos.', ['pledge THA,LAO approved a credit line of 40 million dollars for Laos: null']],
    ['Thailand has agreed a 40 million dollar loan to Laos.', ['pledge THA,LAO agreed a 40 million dollar loan to Laos: null']],
    ['Deal reached on exchange of prisoners, Rwanda and Burundi say', ['agreement RWA,BDI Deal: null']],
    ['Togo committed to post 40 customs officers at the Ghanaian terminal.', ['pledge TGO,GHA post 40 customs officers at the Ghanaian terminal: null']],
    ['Serbia and Montenegro undertook to exchange ambassadors.', ['pledge SRB,MNE exchange ambassadors: null']],
    ['The European Union will grant Armenia 30 million euros in aid.', ['pledge EU,ARM grant Armenia 30 million euros in aid: null']],
    ['Namibia and Botswana agreed to scrap the treaty on the river.', ['agreement NAM,BWA treaty on the river: null']],
    ['Peru and Ecuador have agreed to share radar data, Peru\'s defence minister said.', ['pledge PER,ECU share radar data: null']],
    ['Hungary and Slovakia signed a protocol on the completion of the bridge.', ['agreement HUN,SVK protocol on the completion of the bridge: null']],
  ] as const)('knows a promise however it is told: %s', (text, expected) => {
    expect(read(text).map(({ type, parties, what, deadline }) => `${type} ${parties} ${what}: ${deadline}`)).toEqual(expected);
  });

  it.each([
    ['Trade between Iran and Pakistan stands at 3 billion dollars. The two sides agreed to raise it to 10 billion dollars by 2028.', 3e9, '3 billion dollars'],
    ['Trade between Iran and Pakistan amounts to 3 billion dollars. Officials met. They agreed on a target of 10 billion dollars.', 3e9, '3 billion dollars'],
    ['Iran and Pakistan agreed to raise trade, now 3 billion dollars, to 10 billion dollars by 2028.', 3e9, '3 billion dollars'],
    ['Trade between Iran and Pakistan will reach 3 billion dollars. They agreed to raise trade to 10 billion dollars.', null, null],
    ['Trade between Iran and Pakistan stands at 3 billion dollars. They agreed to raise power sales to 500 MW.', null, null],
    ['Exports stand at 3 billion dollars. Iran and Pakistan agreed to raise trade to 10 billion dollars.', null, null],
  ])('takes the starting figure from where the text says it stands: %s', (text, from, words) => {
    const target = read(text).find(({ type }) => type === 'target');
    expect([target?.from, target?.parts?.start ? text.slice(...target.parts.start) : null]).toEqual([from, words]);
  });

  it('takes parties from what the text names later, and items of a list for what both sides did', () => {
    const text = 'The two Heads of State:\n(a) agreed to establish a Joint Permanent Commission;\n(b) decided to abolish visas for diplomats.\nThe friendship of Kenya and Somalia was reaffirmed.';
    expect(read(text).map(({ type, parties, what }) => `${type} ${parties} ${what}`)).toContain('mechanism KEN,SOM Joint Permanent Commission');
  });

  it('takes the paper\'s own country for the other side where the text speaks of it', () => {
    const text = 'India and Nepal signed a power deal. China, for its part, promised a railway.';
    const parties = (country: string) => coder.code({ id: 'd', text, date: '2025-08-06', outlet: { name: 'Ledger', country } }).flatMap((finding) => (finding.kind === 'commitment' && finding.type === 'pledge' ? [finding.parties] : []));
    expect(parties('NPL')).toEqual([['CHN', 'NPL']]);
    expect(parties('GBR')).toEqual([]);
  });

  it('reads a fiscal year as its last month', () => {
    expect(read('Pakistan and China agreed to build the road by FY2027.')[0]?.deadline).toBe('2027-06');
  });

  it('settles a currency by who speaks', () => {
    expect(read('Pakistan pledged 5 billion rupees to Sudan.')[0]?.unit).toBe('PKR');
    expect(read('Norway pledged 5 billion kroner to Sudan.')[0]?.unit).toBe('NOK');
    expect(read('India pledged 5 billion rupees to Nepal.')[0]?.unit).toBe('rupee');
  });

  it('gives spans inside the sentence, and the words it says it read', () => {
    const pieces = fc.constantFrom('Iran', 'and', 'Pakistan', 'agreed', 'to', 'raise', 'trade', 'from three', 'ten billion dollars', 'signed', 'twelve documents', 'covering', 'transit', ',', 'by 2028', 'the pipeline', 'will', 'not', 'supply', '100 MW', 'of', 'a joint committee', '.', 'within five years', 'delayed', 'on');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 22 }), (words) => {
      const text = words.join(' ');
      for (const f of read(text)) {
        expect(f.sentence[0]).toBeLessThanOrEqual(f.anchor[0]);
        expect(f.anchor[1]).toBeLessThanOrEqual(f.sentence[1]);
        for (const span of Object.values(f.parts ?? {})) expect(text.slice(...span).trim().length).toBeGreaterThan(0);
        expect(f.count == null || (f.unnamed ?? 0) >= 0).toBe(true);
      }
    }), { numRuns: 60 });
  });
});
