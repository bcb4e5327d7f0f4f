/** Files in the layouts of other data sets with rows of our own. */
const gdelt = (of: 1 | 2, withUrl: boolean, rows: readonly (readonly [id: string, day: string, a1: string, g1: string, t1: string, a2: string, t2: string, code: string, articles: string, place: string])[]): string => (
  rows.map(([id, day, a1, g1, t1, a2, t2, code, articles, place]) => {
    const geo = (name: string) => ['1', name, 'IR', 'IR', ...(of === 2 ? [''] : []), '32', '53', 'IR'];
    return [
      id, day, day.slice(0, 6), day.slice(0, 4), `${day.slice(0, 4)}.5`, `${a1}${t1}`, a1 === '' ? '' : `NAME ${a1}`, a1, g1, '', '', '', t1, '', '', `${a2}${t2}`, `NAME ${a2}`, a2, '', '', '', '', t2, '', '',
      '1', code, code.slice(0, 3), code.slice(0, 2), '1', '1', '5', '2', articles, '-1.5', ...geo(''), ...geo(''), ...geo(place), `${day}000000`, ...(withUrl ? [`https://news.example/${id}`] : []),
    ].join('\t');
  }).join('\n') + '\n');

const GDELT_ROWS = [
  ['1001', '20240115', 'IRN', '', 'GOV', 'PAK', 'GOV', '042', '12', 'Islamabad, Pakistan'],
  ['1002', '20240116', 'IRN', '', 'MIL', 'PAK', '', '195', '90', 'Panjgur, Pakistan'],
  ['1003', '20240118', 'PAK', '', 'MIL', 'IRN', '', '190', '80', 'Saravan, Iran'],
  ['1004', '20240118', 'PAK', '', '', 'IRN', '', '010', '3', ''],
  ['1005', '20240119', '', 'UNO', 'IGO', 'IRN', '', '020', '7', ''],
  ['1006', '20240120', 'EUR', '', '', 'IRN', 'COP', '112', 'x', ''],
  ['1007', '20240199', 'IRN', '', '', 'PAK', '', '042', '1', ''],
  ['1008', '20240121', 'IRN', '', '', 'PAK', '', '999', '1', ''],
  ['1009', '20240122', '', '', 'COP', '', 'CVL', '173', '1', ''],
  ['1010', '20240129', 'QQQ', '', 'XYZ', 'PAK', 'MED', '036', '2', ''],
  ['1002', '20240116', 'IRN', '', 'MIL', 'PAK', '', '195', '90', 'Panjgur, Pakistan'],
  ['1011', '20240131', 'IRN', '', 'JUD', 'IRN', 'CVL', '173', '4', 'Tehran, Iran'],
] as const;

const ICEWS = [
  'Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude',
  '501\t2018-06-01\tForeign Affairs (Iran)\tExecutive,Foreign Ministry,Government\tIran\tConsult\t040\t1\tPakistan\tNULL\tPakistan\t9\t1\tA Paper\tTehran\tNA\tNA\tIran\t1\t1',
  '501\t2018-06-02\tForeign Affairs (Iran)\tExecutive,Foreign Ministry,Government\tIran\tConsult\t040\t1\tPakistan\tNA\tPakistan\t9\t1\tA Paper\tTehran\tNA\tNA\tIran\t1\t1',
  '502\t2018-06-03\tArmed Forces\tMilitary,Government\tRussian Federation\tUse conventional military force\t190\t-10\tUnited Nations\tGlobal,International Government Organization\tNA\t9\t1\tNA\tNA\tNA\tNA\tSyria\t1\t1',
  '503\t2018-06-04\tSomebody\tNA\tAtlantis\tPraise\t051\t3\tIran\tNA\tIran\t9\t1\tA Paper\tNA\tNA\tNA\tIran\t1\t1',
].join('\r\n');

const POLECAT_HEADER = 'Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion';
const polecat = (id: string, day: string, type: string, mode: string, contexts: string, actor: string, country: string, sector: string, recipient: string, other: string): string => (
  [id, day, type, mode, '1', 'X', contexts, actor, country, '1', sector, sector, '', actor, '', recipient, other, '1', 'GOV', 'GOV', '', recipient, '', 'P', 'Geneva', '', '', 'CHE', '1', '1', '1', 'P', 'F', 'A Wire', day, '', '', '', 'English', '3'].join('\t'));
const POLECAT = [
  `\uFEFF${POLECAT_HEADER}`,
  polecat('20230101-1', '2023-01-01', 'CONSULT', 'multilateral', 'diplomatic;economic', 'Iran;Pakistan', 'IRN;PAK', 'GOV', 'Turkey', 'TUR'),
  polecat('20230102-7', '2023-01-02', 'AGREE', '', 'economic', 'Iran;Pakistan', 'IRN;PAK', 'GOV', 'None', 'None'),
  polecat('20230103-2', '2023-01-03', 'SANCTION', 'made up', 'None', 'United States', 'USA', 'GOV', 'Iran', 'IRN;IGO'),
  polecat('20230104-3', '2023-01-04', 'DANCE', '', 'None', 'United States', 'USA', 'GOV', 'Iran', 'IRN'),
].join('\n');

const UCDP = [
  'id,relid,year,type_of_violence,side_a,side_b,number_of_sources,source_office,where_coordinates,where_description,date_start,date_end,date_prec,best,gwnoa,gwnob',
  '#id,,#date+year,,,,,,#loc+name,,#date+start,#date+end,,#affected,,',
  '11,R-1,1990,1,Government of India,Government of Pakistan,-1,,Kel village,"Kel, on the line",1990-10-04 00:00:00.000,1990-10-04 00:00:00.000,1,2,750,770',
  '12,R-2,1995,1,Government of Yugoslavia,TTP,3,"A ""wire""","A town','s edge",two lines,1995-03-01 00:00:00.000,1995-03-20 00:00:00.000,3,10,345,',
  '13,R-3,2001,3,Somebody,Civilians,1,A wire,A place,,2001-01-01,2001-12-31,5,4,,',
  '14,R-4,2001,2,TTP,BLA,1,A wire,A place,,2001-02-01,2001-11-30,5,4,,',
].join('\n').replace("town','s", 'town\ns');

const ACLED = [
  'event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp',
  'PAK1,16 January 2024,2024,1,Political violence,Explosions/Remote violence,Air/drone strike,Military Forces of Iran (1989-),,External/Other forces,Civilians (Pakistan),,Civilians,x,,586,South Asia,Pakistan,B,B,B,Panjgur,1,1,1,A Paper,National,"On 16 January, missiles struck a village; ""two"" died.",2,,1',
  'PAK2,2024-01-18,2024,1,Demonstrations,Protests,Peaceful protest,Protesters (Pakistan),,Protesters,,,,x,,586,South Asia,Pakistan,B,B,B,Quetta,1,1,1,A Paper,National,A march.,0,,1',
  'PAK3,2024-01-19,2024,1,Strategic developments,Strategic developments,Other,Police Forces of Pakistan (2022-2024),,State forces,,,,x,,586,South Asia,Pakistan,B,B,B,Quetta,1,1,1,A Paper,National,Else.,0,,1',
].join('\n');

type Parts = Readonly<Record<string, unknown>>;
const actor = (code: string | null, name: string | null = null, sector: string | null = 'GOV') => ({ code, sector, name, span: [0, 4] });
const found = (doc: string, at: number, parts: Parts): Parts => ({
  kind: 'event', doc, type: 'CONSULT', mode: 'visit', quad: 1, score: 4, cameo: '042', goldstein: 1.9, source: [actor('IRN', 'A. Minister')], target: [actor('PAK')], anchor: [at, at + 7], sentence: [0, 90],
  status: 'actual', attribution: [], date: { value: '2024-01-29', precision: 'day', span: null }, sectors: ['security'], place: { name: 'Islamabad', code: 'PAK' }, confidence: 0.9, rule: 'en.verb.1', ...parts,
});
const FOUND = [
  JSON.stringify({ kind: 'issue', doc: '', code: 'document/text', message: 'no text', at: { line: 3 } }),
  JSON.stringify(found('d1', 10, {})),
  JSON.stringify(found('d1', 30, { type: 'ASSAULT', mode: 'aerial', cameo: '195', source: [actor('PAK', null, 'MIL')], target: [actor('IRN', 'a "house"', 'CVL')], status: 'denied', date: { value: '2024-01', precision: 'month', span: [3, 9] }, casualties: { killed: 9 }, place: null })),
  JSON.stringify(found('d1', 10, { confidence: 0.2 })),
  '{"kind":"event","doc":"d1"',
  JSON.stringify({ kind: 'claim', doc: 'd1', type: 'record', speaker: 'outlet', anchor: [0, 3], sentence: [0, 90], rule: 'en.claim.1' }),
  JSON.stringify(found('d2', 4, { type: 'AGREE', mode: null, cameo: null, source: [actor('IRN'), actor('PAK'), actor('TUR')], target: [], date: null, sectors: ['trade', 'weather'] })),
  JSON.stringify(found('d2', 50, { source: [actor(null, 'Somebody')], target: [] })),
  JSON.stringify(found('d2', 60, { source: [actor('ZZZ'), actor('IRN')], mode: 'dance' })),
  JSON.stringify(found('d2', 70, { type: 'DANCE' })), JSON.stringify(found('d2', 80, { status: 'perhaps' })), JSON.stringify(found('d2', 90, { date: { value: '2024-13' } })), JSON.stringify(found('', 95, {})),
].join('\r\n');

const exported = (id: string, parts: Parts = {}): string => JSON.stringify({
  id, eventId: id, document: id.replace(/:.*/, ''), published: '2024-01-30', reports: 3, date: '2024-01-29', datePrecision: 'day', firstDay: '2024-01-29', lastDay: '2024-01-29', type: 'CONSULT', mode: 'visit', quad: 1, score: 4.0,
  cameo: '042', goldstein: 1.9, source: 'IRN GOV', target: 'PAK GOV', status: 'actual', speakers: '', sectors: 'security', place: 'Islamabad', placeCode: 'PAK', killed: null, injured: null, arrested: null,
  confidence: 0.9, rule: 'en.verb.1', coder: '1', lexicon: '1', sentence: 'A minister came,\tand "left".', ...parts,
});
const EXPORTED = [
  exported('d1:0'), exported('d2:4', { eventId: 'd1:0', sentence: 'Told again.' }),
  exported('d3:1', { type: 'AGREE', mode: null, cameo: null, source: 'IRN, PAK GOV, a wise man LEG, ?', target: '', date: null, datePrecision: null, firstDay: null, lastDay: null, sectors: '' }),
  exported('d4:0', { source: 'ZZZ MIL', target: 'IRN' }), exported('d5:0', { source: 'a wise man', target: '?' }), '', 'no JSON',
].join('\n');

/** Every fixture by file name, with the layout it must be known as. */
export const FIXTURES: Readonly<Record<string, { readonly layout: string; readonly format: string; readonly text: string }>> = {
  'a.export.CSV': { layout: 'gdelt2-events', format: 'gdelt', text: gdelt(2, true, GDELT_ROWS) },
  'b.export.csv': { layout: 'gdelt1-events', format: 'gdelt', text: gdelt(1, true, GDELT_ROWS) },
  'c.csv': { layout: 'gdelt1-events-57', format: 'gdelt', text: gdelt(1, false, GDELT_ROWS) },
  'events.tab': { layout: 'icews-events', format: 'icews', text: ICEWS },
  'ngecEvents.DV.2023.txt': { layout: 'polecat-events', format: 'polecat', text: POLECAT },
  'ged.csv': { layout: 'ucdp-ged', format: 'ucdp', text: UCDP },
  'acled.csv': { layout: 'acled-events', format: 'acled', text: ACLED },
  'found.ndjson': { layout: 'bilat-findings', format: 'ndjson', text: FOUND },
  'events.ndjson': { layout: 'bilat-export', format: 'ndjson', text: EXPORTED },
};
