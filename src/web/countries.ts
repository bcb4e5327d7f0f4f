import countriesTable from '../../data/ontology/countries.tsv?raw';

/** Organisations and codes outside the table of states that a record uses, with the name a reader knows. */
const OTHERS: Readonly<Record<string, string>> = {
  UN: 'United Nations', SCO: 'Shanghai Cooperation Organisation', OIC: 'Organisation of Islamic Cooperation', NATO: 'NATO',
  IAEA: 'International Atomic Energy Agency', EU: 'European Union', ECO: 'Economic Cooperation Organization', BRICS: 'BRICS',
  GCC: 'Gulf Cooperation Council', IMF: 'International Monetary Fund', FATF: 'Financial Action Task Force', SAARC: 'SAARC', AU: 'African Union',
  ASEAN: 'ASEAN', WHO: 'World Health Organization', WTO: 'World Trade Organization', WB: 'World Bank', ADB: 'Asian Development Bank',
  OPEC: 'OPEC', ICRC: 'Red Cross', LAS: 'Arab League',
};

const nameByCode = new Map<string, string>(Object.entries(OTHERS));
const codeByNumber = new Map<string, string>();
readTable();

/** Everyday English name of an actor code; the code itself when it is not known here. */
export function actorName(code: string): string {
  return nameByCode.get(code) ?? code;
}

/** ISO 3166-1 alpha-3 code for a numeric code such as '364'; null when there is none. */
export function codeOfNumber(number: string): string | null {
  return codeByNumber.get(number) ?? null;
}

function readTable(): void {
  const [header, ...rows] = countriesTable.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
  const [code, number, name, to] = ['iso3', 'isonum', 'name', 'to'].map((column) => header!.indexOf(column)) as [number, number, number, number];
  for (const row of rows) {
    nameByCode.set(row[code]!, row[name]!);
    if (row[number] && row[to] === '') codeByNumber.set(row[number]!, row[code]!);
  }
}
