/** What the dashboard asks for when the page of a pair is opened: the newest three years of one data set, all requests at once as a browser makes them. */
export function pageAddresses(pair: string, origin: string, last: string): string[] {
  const [to, from] = [last.slice(0, 7), `${Number(last.slice(0, 4)) - 3}${last.slice(4, 7)}`];
  const events = `pair=${pair}&origin=${origin}&status=actual,background`;
  return [
    `/api/pairs?pair=${pair}`, overviewAddress(pair, origin, last), `/api/counts?${events}&from=${from}&to=${to}&by=period,quad&unit=month`, `/api/counts?${events}&by=period&unit=month`,
    `/api/places?${events}&from=${from}&to=${to}`, `/api/third-parties?pair=${pair}&origin=${origin}`, `/api/visits?pair=${pair}&origin=${origin}&from=${from}&to=${to}`, `/api/series?pair=${pair}&from=${from}&to=${to}`,
    `/api/commitments?pair=${pair}`, `/api/statistics?pair=${pair}`, `/api/claims?pair=${pair}`, `/api/ties?pair=${pair}`, `/api/sources?pair=${pair}`, '/api/health',
  ];
}

/** The request behind the head of that page: summary, choices, newest events. */
export function overviewAddress(pair: string, origin: string, last: string): string {
  return `/api/pair/${pair}?origin=${origin}&status=actual,background&from=${Number(last.slice(0, 4)) - 3}${last.slice(4, 7)}&to=${last.slice(0, 7)}`;
}

/** Asks for all addresses at once and reads the answers to their end; throws when one fails. */
export async function askAll(addresses: readonly string[], ask: (address: string) => Promise<Response>): Promise<void> {
  await Promise.all(addresses.map(async (address) => {
    const response = await ask(address);
    const text = await response.text();
    if (!response.ok) throw new Error(`${address}: ${response.status} ${text.slice(0, 300)}`);
  }));
}
