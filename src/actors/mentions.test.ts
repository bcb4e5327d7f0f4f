import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../lexicon/english.js';
import { tables } from '../lexicon/en.generated.js';
import { analyseSentence } from '../syntax/clauses.js';
import { splitSentences } from '../text/sentences.js';
import { createTokeniser } from '../text/tokens.js';
import { compileActors } from './actor-lexicon.js';
import { Discourse } from './discourse.js';
import type { Mention } from './mention.js';
import { findMentions } from './mentions.js';

const lexicon = compileLexicon(tables);
const actors = compileActors(tables);
const tokeniser = createTokeniser(lexicon.grammar.lemmatiser);

/** Mentions of the last sentence of a text, in order. */
function mentionsIn(text: string, date: string | undefined): Mention[] {
  const discourse = new Discourse(date);
  let last: Mention[] = [];
  for (const span of splitSentences(text, lexicon.abbreviations)) {
    last = findMentions(text, analyseSentence(tokeniser.tokenise(text, span), lexicon.grammar), actors, discourse);
  }
  return last;
}

/** `words: code sector` per mention, places left out; `-` where there is no code or sector. */
const actorsIn = (text: string, date: string | undefined = '2025-09-10'): string[] =>
  mentionsIn(text, date).filter(({ kind }) => kind !== 'place').map(({ span, code, sector }) => `${text.slice(span[0], span[1])}: ${code ?? '-'} ${sector ?? '-'}`);

const namesIn = (text: string, date: string | undefined = '2025-09-10'): (string | null)[] => mentionsIn(text, date).filter(({ kind }) => kind === 'person').map(({ name }) => name);

describe('officials', () => {
  it.each([
    ['Foreign Minister Abbas Araghchi arrived in Baku.', ['Foreign Minister Abbas Araghchi: IRN GOV', 'Baku: AZE GOV']],
    ['The Iranian foreign minister met his Pakistani counterpart in Istanbul.', ['Iranian foreign minister: IRN GOV', 'Pakistani counterpart: PAK GOV']],
    ["Iran's parliament speaker opened the session.", ["Iran's parliament: IRN LEG"]],
    ["Iran's parliament speaker Mohammad Bagher Ghalibaf opened the session.", ['parliament speaker Mohammad Bagher Ghalibaf: IRN LEG']],
    ["Pakistan's army chief Gen Asim Munir flew to Riyadh.", ['army chief Gen Asim Munir: PAK MIL', 'Riyadh: SAU GOV']],
    ['Pakistan’s Prime Minister Shehbaz Sharif thanked Beijing.', ['Prime Minister Shehbaz Sharif: PAK GOV', 'Beijing: CHN GOV']],
    ['Iranian President Masoud Pezeshkian met Xi Jinping.', ['President Masoud Pezeshkian: IRN GOV', 'Xi Jinping: CHN GOV']],
    ["Saudi Arabia's energy minister Prince Abdulaziz bin Salman spoke.", ['energy minister Prince Abdulaziz bin Salman: SAU GOV']],
    ['Chinese Foreign Ministry spokesperson Mao Ning praised Pakistan.', ['Foreign Ministry spokesperson Mao Ning: CHN GOV', 'Pakistan: PAK -']],
    ['Israel arrested the mayor of Hebron.', ['Israel: ISR -', 'mayor: PSE GOV']],
    ['Indian Foreign Secretary Asim Munir arrived.', ['Foreign Secretary Asim Munir: IND GOV']],
    ['A police officer in Zahedan died.', ['police officer: IRN COP']],
    ['Pakistani troops fired at Taliban fighters.', ['Pakistani troops: PAK MIL', 'Taliban: AFG GOV']],
    ['Kenyan police arrested a Somali trader.', ['Kenyan police: KEN COP', 'Somali trader: SOM BUS']],
  ])('%s', (text, expected) => {
    expect(actorsIn(text)).toEqual(expected);
  });

  it.each([
    ['The foreign ministers of India and Pakistan met.', ['foreign ministers: IND GOV', 'Pakistan: PAK GOV']],
    ['Indian and Pakistani foreign ministers met.', ['Indian: IND GOV', 'Pakistani foreign ministers: PAK GOV']],
    ['Pakistani and Iranian border guards exchanged fire.', ['Pakistani: PAK MIL', 'Iranian border guards: IRN MIL']],
    ['The foreign minister of India and Pakistan met.', ['foreign minister: IND GOV', 'Pakistan: PAK -']],
  ])('shares a plural role: %s', (text, expected) => {
    expect(actorsIn(text)).toEqual(expected);
  });

  it('gives the usual name of a person however it is spelt', () => {
    expect(namesIn("Nouri al-Maliki met Qassem al-Araji and Mohammed Shia' Al-Sudani.")).toEqual(['Nouri al-Maliki', 'Qasim al-Araji', 'Mohammed Shia al-Sudani']);
    expect(namesIn('Shahbaz Sharif called Recep Tayyip Erdoğan.')).toEqual(['Shehbaz Sharif', 'Recep Tayyip Erdogan']);
    expect(namesIn('Abbas Araqchi wrote to António Guterres.')).toEqual(['Abbas Araghchi', 'Antonio Guterres']);
    expect(namesIn('Qaddafi met Hosni Mubarak.', '2001-04-02')).toEqual(['Muammar Gaddafi', 'Hosni Mubarak']);
  });
});

describe('the date of the text', () => {
  it.each([
    ['2007-05-05', 'President Ahmadinejad criticised Israel.', ['President Ahmadinejad: IRN GOV', 'Israel: ISR -']],
    ['2020-05-05', 'Ahmadinejad criticised Israel.', ['Ahmadinejad: IRN ELI', 'Israel: ISR -']],
    ['2019-05-05', 'Imran Khan thanked Riyadh.', ['Imran Khan: PAK GOV', 'Riyadh: SAU GOV']],
    ['2024-05-05', 'Imran Khan thanked Riyadh.', ['Imran Khan: PAK OPP', 'Riyadh: SAU GOV']],
    ['2015-09-10', 'The Taliban attacked Kunduz.', ['Taliban: TALIBAN REB']],
    ['2023-09-10', 'The Taliban welcomed Chinese envoys.', ['Taliban: AFG GOV', 'Chinese envoys: CHN GOV']],
    ['1990-05-05', 'Gorbachev met Bush in Moscow.', ['Gorbachev: SUN GOV', 'Bush: USA GOV', 'Moscow: SUN GOV']],
    ['2005-11-05', 'ElBaradei visited Tehran.', ['ElBaradei: IAEA IGO', 'Tehran: IRN GOV']],
    ['2009-03-05', 'Former US president Bill Clinton met Kim Jong-il.', ['president Bill Clinton: USA ELI', 'Kim Jong-il: PRK GOV']],
  ])('%s: %s', (date, text, expected) => {
    expect(actorsIn(text, date)).toEqual(expected);
  });

  it('without a date takes a person in office', () => {
    expect(mentionsIn('President Obama criticised Russia.', undefined)[0]).toMatchObject({ code: 'USA', sector: 'GOV', name: 'Barack Obama' });
    expect(mentionsIn('Former president Hamid Karzai criticised Russia.', undefined)[0]).toMatchObject({ code: 'AFG', sector: 'ELI' });
    expect(mentionsIn('Netanyahu criticised Russia.', undefined)[0]).toMatchObject({ code: 'ISR', sector: 'GOV' });
  });

  it('knows two persons of one surname apart', () => {
    expect(namesIn('Bush spoke.', '1990-02-01')).toEqual(['George H. W. Bush']);
    expect(namesIn('Bush spoke.', '2004-02-01')).toEqual(['George W. Bush']);
    expect(namesIn('Trudeau spoke.', '2019-02-01')).toEqual(['Justin Trudeau']);
  });
});

describe('states', () => {
  it.each([
    ['Iran, Pakistan and Turkey signed the protocol.', ['Iran: IRN -', 'Pakistan: PAK -', 'Turkey: TUR -']],
    ['Moscow accused Washington of sabotage.', ['Moscow: RUS GOV', 'Washington: USA GOV']],
    ['The Republic of the Congo and the Democratic Republic of the Congo signed.', ['Republic of the Congo: COG -', 'Democratic Republic of the Congo: COD -']],
    ['Guinea, Guinea-Bissau and Equatorial Guinea agreed.', ['Guinea: GIN -', 'Guinea-Bissau: GNB -', 'Equatorial Guinea: GNQ -']],
    ['Turkish-Iranian trade grew.', ['Turkish: TUR -', 'Iranian: IRN -']],
    ['The Iranian-backed Houthis fired at an Israeli-owned ship.', ['Houthis: HOUTHIS REB', 'Israeli: ISR -']],
    ['Georgia expelled a Russian spy.', ['Georgia: GEO -', 'Russian spy: RUS SPY']],
    ['A US senator visited Georgia.', ['US senator: USA LEG', 'Georgia: GEO -']],
    ['Georgia governor Brian Kemp spoke in Atlanta.', ['governor Brian Kemp: - GOV']],
    ['Jordan condemned the raid.', ['Jordan: JOR -']],
    ['Michael Jordan bought a yacht.', []],
    ['The Jordan River rose.', []],
    ['The Niger junta expelled French troops.', ['Niger junta: NER MIL', 'French troops: FRA MIL']],
    ['The river Niger rose in Nigeria.', ['Nigeria: NGA -']],
  ])('%s', (text, expected) => {
    expect(actorsIn(text)).toEqual(expected);
  });
});

describe('bodies and acronyms', () => {
  it.each([
    ['The WHO warned of cholera in Sudan.', ['WHO: WHO IGO', 'Sudan: SDN -']],
    ['Who warned us of this?', []],
    ['IS claimed the attack in Iraq.', ['IS: IS REB', 'Iraq: IRQ -']],
    ['It is over, the town is quiet.', []],
    ['ISRAEL STRIKES LEBANON AS US URGES CALM', ['ISRAEL: ISR -', 'LEBANON: LBN -', 'US: USA -']],
    ['WHO CHIEF URGES MORE HELP FOR SUDAN', ['WHO: WHO IGO', 'SUDAN: SDN -']],
    ['IRAN ASKS WHO WILL PAY FOR THE DAMAGE', ['IRAN: IRN -']],
    ['UN Secretary-General António Guterres urged restraint.', ['António Guterres: UN IGO']],
    ['The head of the IAEA briefed the Security Council.', ['IAEA: IAEA IGO', 'Security Council: UN IGO']],
  ])('%s', (text, expected) => {
    expect(actorsIn(text)).toEqual(expected);
  });
});

describe('powers without a name', () => {
  it.each([
    ['Iran accused the West of double standards.', ['Iran: IRN -', 'West: - -']],
    ['Foreign powers and extra-regional forces must leave the Persian Gulf.', ['Foreign powers: - -', 'extra-regional forces: - -']],
    ['Neighbouring countries accused the Arrogant Powers of meddling.', ['Neighbouring countries: - -', 'Arrogant Powers: - -']],
    ['Arab states and the international community condemned Israel.', ['Arab states: - -', 'international community: - -', 'Israel: ISR -']],
    ['The road runs west of the town.', []],
    ['India accused Pakistan over Kashmir.', ['India: IND -', 'Pakistan: PAK -', 'Kashmir: - -']],
    ['Indian and Pakistani troops traded fire across the Line of Control.', ['Indian: IND MIL', 'Pakistani troops: PAK MIL']],
    ['Israel struck Gaza.', ['Israel: ISR -', 'Gaza: PSE -']],
  ])('%s', (text, expected) => {
    expect(actorsIn(text)).toEqual(expected);
  });

  it('keeps them as regions without a code', () => {
    expect(mentionsIn('Iran accused Western powers of meddling.', '2025-01-01')[1]).toMatchObject({ kind: 'region', code: null, name: 'Western powers' });
  });
});

describe('places', () => {
  it.each([
    ['Gunmen killed a guard near Torkham.', 'Torkham', 'PAK'],
    ['Two farmers died in Chabahar.', 'Chabahar', 'IRN'],
    ['A court in Quetta jailed them.', 'Quetta', 'PAK'],
    ['A ship sank in the Strait of Hormuz.', 'Strait of Hormuz', null],
    ['They met in Sistan-Baluchestan.', 'Sistan and Baluchestan', 'IRN'],
  ])('%s', (text, name, code) => {
    expect(mentionsIn(text, '2025-01-01').filter(({ kind }) => kind === 'place')).toMatchObject([{ name, code }]);
  });
});

describe('datelines', () => {
  it.each([
    ['TEHRAN, Sept. 10 (Xinhua) -- Iraq summoned the Turkish ambassador.', ['Iraq: IRQ -', 'Turkish ambassador: TUR GOV']],
    ['ISLAMABAD: India rejected the report.', ['India: IND -']],
    ['KABUL (Reuters) - Pakistani jets struck two villages.', ['Pakistani jets: PAK MIL']],
    ['Islamabad: a city of green hills, Tehran says.', ['Islamabad: PAK GOV', 'Tehran: IRN GOV']],
  ])('%s', (text, expected) => {
    expect(actorsIn(text)).toEqual(expected);
  });
});

describe('what came before', () => {
  it.each([
    ['Islamabad and Tehran agreed to reopen the crossing. The two sides will meet in March.', ['The two sides: PAK', 'The two sides: IRN']],
    ['Iran and Pakistan signed the deal. Both countries pledged to fight smuggling.', ['Both countries: IRN', 'Both countries: PAK']],
    ['The two sides signed.', []],
    ['Iranian President Masoud Pezeshkian met Xi Jinping. He praised the talks.', ['He: IRN']],
    ['Araghchi met his Pakistani counterpart Ishaq Dar. Dar added that the talks went on.', ['Dar: PAK']],
    ['Iran’s deputy roads minister Hooman Tabatabai spoke. Tabatabai praised the railway.', ['Tabatabai: IRN']],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text, '2025-09-10').filter(({ kind }) => kind !== 'place').map(({ span, code }) => `${text.slice(span[0], span[1])}: ${code}`)).toEqual(expected);
  });
});

it('covers exactly the words it names, and says the same every time', () => {
  const text = "Iran's Araghchi and Pakistan's Ishaq Dar met Wang Yi near Çankaya; Vučić and Erdoğan did not.";
  const found = mentionsIn(text, '2025-09-10');
  expect(found.length).toBeGreaterThanOrEqual(5);
  for (const { span } of found) expect(text.slice(span[0], span[1])).toMatch(/^\S.*\S$/);
  expect(mentionsIn(text, '2025-09-10')).toEqual(found);
});
