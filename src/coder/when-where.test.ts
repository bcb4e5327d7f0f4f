import { describe, expect, it } from 'vitest';
import { createCoder } from './pipeline.js';
import type { EventFinding } from './findings.js';

const coder = createCoder();
const events = (text: string, date = '2024-05-14', country?: string): EventFinding[] =>
  coder.code({ id: 'd', text, date, ...(country ? { outlet: { name: 'Paper', country } } : {}) }).filter((finding): finding is EventFinding => finding.kind === 'event');
const who = ({ type, source, target }: EventFinding): string => `${type} ${source.map(({ code }) => code).join('+')}>${target.map(({ code }) => code).join('+')}`;

describe('where', () => {
  it.each([
    ['Kenya\'s foreign minister flew to Kampala for talks.', 'Kampala', 'UGA'],
    ['The rebels attacked a convoy near Goma.', 'Goma', 'COD'],
    ['Ethiopian troops withdrew from Mekelle.', 'Mekelle', 'ETH'],
    ['Police in Nairobi arrested two Somali traders.', 'Nairobi', 'KEN'],
    ['Peru\'s minister met his Chilean colleague in Villa Verdura.', 'Villa Verdura', null],
  ])('%s', (text, name, code) => {
    expect(events(text)[0]!.place).toEqual({ name, code });
  });

  it('is not told where the text does not say', () => {
    expect(events('Kenya condemned the raid by Somalia.')[0]!.place).toBeNull();
  });
});

describe('when', () => {
  it('counts from the day of the dateline, not of the paper', () => {
    expect(events('LIMA, May 12 - Peru today expelled two Chilean diplomats.')[0]!.date?.value).toBe('2024-05-12');
  });

  it('takes the paper\'s date where the dateline\'s lies too far back', () => {
    expect(events('LIMA, January 12 - Peru today expelled two Chilean diplomats.')[0]!.date?.value).toBe('2024-05-14');
  });
});

describe('how many', () => {
  it.each([
    ['Chadian gunmen ambushed a patrol from Niger, killing eight soldiers and wounding 14.', { killed: 8, injured: 14 }],
    ['A Libyan jet bombed an Egyptian camp; twenty guards died and 24 were hurt.', { killed: 20, injured: 24 }],
  ])('%s', (text, casualties) => {
    expect(events(text)[0]!.casualties).toEqual(casualties);
  });
});

describe('what the whole text tells', () => {
  it('gives police and crowds to the state the text is about', () => {
    const text = 'Crowds filled the streets of Nakuru. Police shot at marchers. Kenya has seen a week of unrest. Kenya closes its schools until Monday.';
    expect(events(text, '2024-06-25', 'KEN').map(who)).toContain('ASSAULT KEN>KEN');
  });

  it('gives help that names nobody to the state the text is about', () => {
    const text = 'An earthquake has hit Turkey. Turkey\'s president spoke of a thousand dead. Turkey asked for help. Greece will send 200 rescuers. Rain is forecast in Turkey.';
    expect(events(text).map(who)).toContain('AGREE GRC>TUR');
  });

  it('takes a guest addressed by a bare title for one of the paper\'s country', () => {
    const text = 'Q: Minister, why has Rwanda shut the crossing?\nA: You must ask Kigali. We handed over two suspects to Congo in May.';
    expect(events(text, '2019-06-05', 'UGA').map(who)).toContain('COOPERATE UGA>COD');
  });
});
