import { describe, expect, test } from 'vitest';
import { firstCells, readChronicleFiles } from '../../scripts/check-chronicle.js';
import { checkChronicle, type ChronicleFiles } from './chronicle-check.js';

const states = firstCells('countries.tsv');
const words = { isState: (code: string) => states.has(code), sectors: [...firstCells('sectors.tsv')] };
const check = (files: ChronicleFiles) => checkChronicle(files, words).map(({ message, at }) => `${at?.file}:${at?.line}: ${message}`);

test('the chronicle that ships has no problem', () => {
  const files = readChronicleFiles();
  expect(check(files)).toEqual([]);
  expect(Object.keys(files).toSorted()).toEqual(['commitments.jsonl', 'comparisons.jsonl', 'irn-pak.jsonl', 'sources.csv', 'trade.csv']);
});

describe('a problem is told with file, line and reason', () => {
  const sources = 'name,domain,country_iso3,state_affiliated,why,times_cited\nDawn,dawn.com,PAK,false,private press,1\n';
  const entry = {
    id: 'x-1', date: '2025-11-25', date_precision: 'day', fact: 'Iran and Pakistan held talks in Islamabad.', kind: 'meeting', parties: ['IRN', 'PAK'], sector: ['politics'], people: [],
    numbers: [{ value: 3, unit: 'USD bn', what: 'trade', by: null }], urls: ['https://www.dawn.com/news/1'], outlets: [{ name: 'Dawn', country: 'PAK', state_affiliated: false }],
    confidence: 'high', rechecked: true,
  };
  const commitment = {
    id: 'c-1', parties: ['IRN', 'PAK'], what: 'trade', instrument: null, quantity: { from: null, to: 5, unit: 'USD bn' }, made_on: '2016', deadline: null,
    status_as_of: [{ date: '2016', status: 'agreed', evidence: 'e', url: 'https://dawn.com/1' }],
  };
  const trade = 'period_start,period_end,calendar,flow,reporter,partner,value_usd_mn,reported_by,url,note\n';
  const row = '2016-07-01,2017-06-30,pakistan_fiscal,export,PAK,IRN,29.79,SBP,https://dawn.com/1,';

  test('none in the examples themselves', () => {
    expect(check({ 'sources.csv': sources, 'a.jsonl': JSON.stringify(entry), 'commitments.jsonl': JSON.stringify(commitment), 'trade.csv': trade + row })).toEqual([]);
  });

  test.each([
    [{ date: '2025-11' }, 'date 2025-11 is exact to the month, date_precision says day'],
    [{ date: '2025-11-31' }, 'date 2025-11-31 is no date'],
    [{ kind: 'treaty' }, 'kind treaty; expected one of the list'],
    [{ parties: ['IRN', 'XYZ'] }, 'unknown state XYZ'],
    [{ parties: ['IRN', 'IRN'] }, 'parties IRN, IRN; expected two or more different states'],
    [{ sector: ['sport'] }, 'sector sport; expected one of security, trade, energy, transport, finance, culture, religion, border, politics, humanitarian, technology, environment'],
    [{ sector: [] }, 'no sector'],
    [{ numbers: [{ value: 1, unit: 'rupees', what: '', by: 'soon' }] }, 'unit rupees; expected one of the list'],
    [{ urls: ['dawn.com/1'] }, 'address dawn.com/1 is no web address'],
    [{ urls: ['https://www.dawn.com/1?utm_source=x'] }, 'address https://www.dawn.com/1?utm_source=x has a tracking tail'],
    [{ urls: ['https://notdawn.com/1'] }, 'no outlet in sources.csv for https://notdawn.com/1'],
    [{ outlets: [{ name: 'Dawn', country: 'IND', state_affiliated: false }] }, 'outlet Dawn differs from sources.csv in country or affiliation'],
    [{ outlets: [{ name: 'Dusk', country: null, state_affiliated: null }] }, 'outlet Dusk is not in sources.csv'],
    [{ fact: 'Short.' }, 'fact is missing or shorter than 20 characters'],
    [{ confidence: 'sure' }, 'confidence sure; expected one of high, medium, low'],
    [{ pair: 'PAK-CHN' }, 'parties IRN, PAK do not hold the pair PAK-CHN'],
    [{ id: 'X 1' }, 'id X 1 should be lower-case letters, digits and hyphens'],
  ])('%j', (change, message) => {
    expect(check({ 'sources.csv': sources, 'a.jsonl': `\n${JSON.stringify({ ...entry, ...change })}` })).toContain(`a.jsonl:2: ${message}`);
  });

  test('ids used twice, rows out of order, lines that are no JSON', () => {
    const found = check({ 'sources.csv': sources, 'a.jsonl': `${JSON.stringify(entry)}\n{oops\n[1]`, 'b.jsonl': `${JSON.stringify(entry)}\n${JSON.stringify({ ...entry, id: 'x-2', date: '2025-01-01' })}` });
    expect(found).toEqual([
      expect.stringMatching(/^a\.jsonl:2: not JSON: /), 'a.jsonl:3: not a JSON object',
      'b.jsonl:1: id x-1 is used already in a.jsonl:1', 'b.jsonl:2: date 2025-01-01 stands after 2025-11-25',
    ]);
  });

  test.each([
    [{ made_on: 'then' }, 'made_on then is no date'], [{ status_as_of: [] }, 'no status'], [{ quantity: { from: null, to: 5, unit: null } }, 'quantity without a unit'],
    [{ status_as_of: [{ date: '2016', status: 'kept', evidence: '', url: null }] }, 'status agreed of 2016 without evidence'.replace('agreed', 'kept')],
  ])('commitment %j', (change, message) => {
    expect(check({ 'sources.csv': sources, 'commitments.jsonl': JSON.stringify({ ...commitment, ...change }) })).toContain(`commitments.jsonl:1: ${message}`);
  });

  test.each([
    [row.replace('2016-07-01', '2016-08-01'), 'a Pakistani fiscal year begins on 1 July, not 2016-08-01'],
    [row.replace('29.79', '-1'), 'value -1; expected a number of millions, 0 or more'],
    [row.replace('export', 'sale'), 'flow sale; expected one of export, import, total'],
    [row.replace('2017-06-30', '2015-06-30'), 'period 2016-07-01 to 2015-06-30; expected two days in order'],
    [`${row},`, '11 cells; expected 10'],
  ])('figure %s', (line, message) => {
    expect(check({ 'sources.csv': sources, 'trade.csv': trade + line })).toEqual([`trade.csv:2: ${message}`]);
  });
});
