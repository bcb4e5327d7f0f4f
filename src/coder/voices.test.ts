import { describe, expect, it } from 'vitest';
import { createVoiceReader } from './voices.js';

const read = createVoiceReader();
const TEXT = 'Iran said on Monday that the gas talks would go on. "We are ready," Pakistan\'s energy minister told reporters. Officials in Tehran said that sanctions were the cause. The weather was fine.';
const brief = (text: string) => read({ id: 'd', text, date: '2025-08-03' }).map(({ own, speakers }) => [own, speakers.map(({ name, code, named }) => [name, code, named])]);

describe('voices', () => {
  it('tells the outlet from those it quotes, and the named from the nameless', () => {
    const voices = read({ id: 'd', text: TEXT, date: '2025-08-03' });
    expect(voices.map(({ own }) => own)).toEqual([false, false, false, true]);
    expect(voices.map(({ speakers }) => speakers.map(({ code, named }) => [code, named]))).toEqual([[['IRN', true]], [['PAK', true]], [['IRN', false]], []]);
  });

  it('reads through invisible characters and points at the untouched text', () => {
    const hidden = TEXT.replace('Iran said', 'Ir\u00adan\u200b said').replace('Pakistan', 'Paki\u00adstan');
    const plain = read({ id: 'd', text: TEXT, date: '2025-08-03' });
    const voices = read({ id: 'd', text: hidden, date: '2025-08-03' });
    expect(voices.map(({ speakers }) => speakers.map(({ name, code }) => [name, code]))).toEqual(plain.map(({ speakers }) => speakers.map(({ name, code }) => [name, code])));
    expect(hidden.slice(...voices[0]!.speakers[0]!.span)).toBe('Ir\u00adan');
  });

  it('takes the one asked for the speaker of an interview', () => {
    const text = 'Q: Minister, will the border with Iran open?\nA: It opened last week. Trade goes on.';
    expect(brief(text).map(([own]) => own)).toEqual([true, false, false]);
  });

  it('gives mirrored voices for mirrored texts', () => {
    const swaps: Record<string, string> = { Iran: 'Pakistan', Pakistan: 'Iran', Tehran: 'Islamabad', IRN: 'PAK', PAK: 'IRN' };
    const mirror = (text: string): string => text.replace(/\b(Iran|Pakistan|Tehran|IRN|PAK)\b/g, (name) => swaps[name]!);
    expect(JSON.stringify(brief(mirror(TEXT)))).toBe(mirror(JSON.stringify(brief(TEXT))));
  });
});
