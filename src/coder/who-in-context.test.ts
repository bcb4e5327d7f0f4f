import { describe, expect, it } from 'vitest';
import { createCoder } from './pipeline.js';

const coder = createCoder();

/** Events of a text as "TYPE source>target" in order; unnamed actors by their words. */
function events(text: string): string[] {
  const name = ({ code, span }: { code: string | null; span: readonly [number, number] }): string => code ?? text.slice(...span);
  return coder.code({ id: 't', text }).flatMap((finding) => (finding.kind === 'event' ? [`${finding.type} ${finding.source.map(name).join('+')}>${finding.target.map(name).join('+')}`] : []));
}

/** First speakers of the events, null for the text's own voice. */
function speakers(text: string): (string | null)[] {
  return coder.code({ id: 't', text }).flatMap((finding) => (finding.kind === 'event' ? [finding.attribution[0]?.speaker ?? null] : []));
}

describe('first person', () => {
  it('is the side of whoever is quoted', () => {
    expect(events('"We have asked Ghana for help," the Togolese foreign minister said.')).toEqual(['REQUEST TGO>GHA']);
    expect(events('The minister of Togo said: "Ghana has attacked us."')).toEqual(['ASSAULT GHA>TGO']);
  });

  it('is the guest in an interview, and "you" the guest in the questions', () => {
    const text = 'Q: Minister, is Fiji going to leave the forum?\nA: No. Tonga has offered us boats, and we thanked Samoa.\nQ: Samoa criticised you.\nA: That is over.';
    expect(events(text)).toEqual(expect.arrayContaining(['SUPPORT FJI>WSM', 'ACCUSE WSM>FJI', 'AGREE TON>FJI']));
    expect(speakers(text)).toContain('Minister');
  });

  it('is nobody known in a text without speaker', () => {
    expect(events('We have asked Ghana for help.').some((event) => event.startsWith('REQUEST T'))).toBe(false);
  });
});

describe('whom an act is meant for that names nobody', () => {
  it('is who did what it answers', () => {
    expect(events('Peru accused Chile of spying. Chile rejected the charge.')).toEqual(['ACCUSE PER>CHL', 'REJECT CHL>PER']);
    expect(events('On Monday Kenya accused Uganda of smuggling. Uganda denounced Rwanda. Kampala then rejected that statement by Nairobi.')).toContain('REJECT UGA>KEN');
  });

  it('is the other party of the last act', () => {
    expect(events('Latvia asked Norway for radars. Norway promised two radars.')).toEqual(['REQUEST LVA>NOR', 'AGREE NOR>LVA']);
  });

  it('stays open when the text names no other side', () => {
    expect(events('Norway promised two radars.')).toEqual(['AGREE NOR>']);
  });

  it("is a state's own people where police act against them", () => {
    expect(events('Bangladesh police beat marchers in the old town.')).toEqual(['ASSAULT BGD>BGD']);
  });
});

describe('who a word refers to', () => {
  it('follows a possessive pronoun to the nearest state', () => {
    expect(events('New Zealand suspended aid to Kiribati after its president cancelled a meeting with a New Zealand minister.')).toContain('REJECT KIR>NZL');
  });

  it('reads "it" as the doer of the same sentence', () => {
    expect(events('Chile signed a pact with Peru. Norway, which hosted the talks, says it stands ready to help Peru.')).toContain('AGREE NOR>PER');
  });

  it('knows three that acted together', () => {
    expect(events('The presidents of Chile, Peru and Ecuador met in Lima. The three condemned Bolivia.')).toContain('ACCUSE CHL+PER+ECU>BOL');
  });

  it('gives titles in capitals to the state a release is issued in', () => {
    expect(events('Kingston, 25 April 2023. Jamaica and Cuba signed an accord. On Tuesday the Minister of Health thanked Cuba.')).toContain('SUPPORT JAM>CUB');
  });
});

describe('sentence shapes', () => {
  it.each([
    ['Botswana thanks Namibia for beef permits', ['SUPPORT BWA>NAM']],
    ['Kenya, Uganda lift milk ban after talks', ['CONCEDE KEN+UGA>']],
    ['Seoul to send demining gear to Ukraine', ['AGREE KOR>UKR']],
    ['On Thursday Russian border guards detained two Georgian farmers.', ['COERCE RUS>GEO']],
    ['In 2019 Poland sent blankets to Ukraine.', ['AID POL>UKR']],
    ['Jamaica and Cuba today signed an accord.', ['SUPPORT JAM+CUB>']],
    ['The president of Peru suspended talks with Chile, recalled the ambassador and sent troops to Bolivia.', ['MOBILIZE PER>BOL']],
    ['China insists that the World Bank take losses.', ['REQUEST CHN>WB']],
    ['Nobody in Oslo has threatened Latvia.', []],
  ])('%s', (text, expected) => {
    expect(events(text)).toEqual(expect.arrayContaining(expected));
  });

  it('denies what nobody did', () => {
    const [event] = coder.code({ id: 't', text: 'No Croatian soldier attacked Serbia.' });
    expect(event).toMatchObject({ kind: 'event', type: 'ASSAULT', status: 'denied' });
  });
});
