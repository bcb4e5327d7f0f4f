import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceSpan } from '../base/span.js';
import type { EventFinding } from './findings.js';
import { createCoder } from './pipeline.js';

const coder = createCoder();
const outlet = { name: 'Example Wire', country: 'CHE', stateAffiliated: false };

/** Events as "TYPE mode status: source > target [speakers]". */
function events(text: string): string[] {
  const side = (actors: EventFinding['source']): string => actors.map((actor) => actor.code ?? sliceSpan(text, actor.span)).join('+');
  return coder.code({ id: 'd', text, date: '2025-11-25', outlet })
    .filter((finding) => finding.kind === 'event')
    .map((event) => `${event.type}${event.mode ? ` ${event.mode}` : ''} ${event.status}: ${side(event.source)} > ${side(event.target)}${event.attribution.length > 0 ? ` [${event.attribution.map((said) => said.speaker).join(' < ')}]` : ''}`);
}

describe('code', () => {
  it.each([
    ['Iran accused Israel of shelling a hospital.', ['ACCUSE allege actual: IRN > ISR']],
    ['Iran and Pakistan held talks in Doha.', ['CONSULT actual: IRN+PAK > ']],
    ['The Iranian foreign minister visited Islamabad on Monday.', ['CONSULT visit actual: IRN > PAK']],
    ['Pakistan will send relief supplies to Afghanistan.', ['AGREE planned: PAK > AFG']],
    ['Turkey refused to meet Greek officials.', ['REJECT meet actual: TUR > GRC']],
    ['Iran denied attacking Iraq.', ['ASSAULT denied: IRN > IRQ [Iran]']],
    ['Reuters reported that Russia said Ukraine had shelled a Russian village.', ['ASSAULT heavy-weapons actual: UKR > RUS [Russia < Reuters]']],
    ['The army said on Tuesday that India had expelled two Pakistani diplomats.', ['SANCTION expel actual: IND > PAK [army]']],
  ])('%s', (text, expected) => {
    expect(events(text)).toEqual(expected);
  });

  it('codes wrongdoing told as a fact as an accusation by whoever tells it', () => {
    const text = 'Some foreign powers are supporting terrorist groups along the border between Iran and Pakistan.';
    const accusation = coder.code({ id: 'd', text, outlet }).find((finding) => finding.kind === 'event' && finding.type === 'ACCUSE') as EventFinding;
    expect(accusation.source.map((actor) => [actor.code, actor.name])).toEqual([['CHE', 'Example Wire']]);
    expect(accusation.target.map((actor) => actor.code)).toEqual([null]);
  });

  it('takes neither dateline nor agency for an actor', () => {
    const found = coder.code({ id: 'd', text: 'TEHRAN (Reuters) - Oman praised Qatar on Monday.' });
    expect(found.flatMap((event) => (event.kind === 'event' ? [...event.source, ...event.target].map((actor) => actor.code) : []))).toEqual(['OMN', 'QAT']);
  });

  it('keeps every span inside the text and equal to what it covers', () => {
    const words = fc.constantFrom('Iran', 'Pakistan', 'accused', 'the minister', 'of', 'visited', 'signed', 'a deal', 'and', ',', '.', 'will', 'not', 'attack', 'talks with', '“', '”', 'three to ten billion dollars', 'said', 'that', 'on Monday', '\n', 'Ünal', '—');
    fc.assert(fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
      const text = parts.join(' ');
      for (const finding of coder.code({ id: 'd', text, date: '2025-01-02' })) {
        if (finding.kind === 'issue') continue;
        const spans = finding.kind === 'event' ? [finding.anchor, finding.sentence, ...finding.source.map((a) => a.span), ...finding.target.map((a) => a.span)] : [finding.anchor];
        for (const [from, to] of spans) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(text.length);
        }
      }
    }), { numRuns: 200 });
  });

  it('says the same of a document whatever was coded before it, and explain says what code says', () => {
    const sentences = fc.constantFrom('Iran condemned the strike by Israel.', 'The two sides agreed to meet next week.', 'He said talks with Oman had failed.', 'Pakistan released 20 fishermen.', 'Larijani arrived in Islamabad.', 'The ministry rejected the claim.');
    fc.assert(fc.property(fc.array(sentences, { minLength: 1, maxLength: 5 }), fc.array(sentences, { maxLength: 3 }), (own, other) => {
      const text = own.join(' ');
      const alone = coder.code({ id: 'explain', text });
      coder.code({ id: 'other', text: other.join(' ') });
      expect(coder.code({ id: 'explain', text })).toEqual(alone);
      expect(coder.explain(text).findings).toEqual(alone);
    }), { numRuns: 60 });
  });
});

describe('relate', () => {
  it.each([
    ['Iran accused Israel of spying.', 'Iran', 'Israel', 'ACCUSE'],
    ['Israel was accused by Iran of spying.', 'Iran', 'Israel', 'ACCUSE'],
    ['Germany sent blankets to Turkey after the quake.', 'Germany', 'Turkey', 'AID'],
    ['Kenyan police arrested a Somali trader.', 'Kenyan police', 'a Somali trader', 'COERCE'],
    ['Chad will not take part in talks with Sudan.', 'Chad', 'Sudan', 'REJECT'],
  ])('%s', (text, source, target, type) => {
    expect(coder.relate({ text, source, target }).type).toBe(type);
  });

  it('answers null where neither mark is in the text', () => {
    expect(coder.relate({ text: 'Iran spoke.', source: 'Chad', target: 'Oman' })).toEqual({ id: null, type: null, quad: null, status: null, confidence: 0, rule: null });
  });
});
