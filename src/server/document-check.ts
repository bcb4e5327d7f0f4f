import { once } from '../base/once.js';
import { checkDocument } from '../claims/check-document.js';
import { pageOf } from '../claims/render-check.js';
import { createVoiceReader } from '../coder/voices.js';
import type { DocumentView, Store } from '../storage/store.js';
import type { CheckPage } from './contract.js';

/** Built when the first check is asked for: it takes some tenths of a second. */
const voices = once(createVoiceReader);

/** A stored document checked against the record it stands in, as a page. Its outlet is the first report's. */
export async function checkStored(store: Store, { document, reports, findings }: DocumentView): Promise<CheckPage> {
  const carrier = reports.find(({ outlet }) => outlet !== null);
  const source = {
    id: document.id, text: document.text,
    ...(document.title !== null && { title: document.title }), ...(document.date !== null && { date: document.date }),
    ...(carrier?.outlet != null && { outlet: { name: carrier.outlet, ...(carrier.country !== null && { country: carrier.country }), ...(carrier.stateAffiliated === true && { stateAffiliated: true as const }) } }),
  };
  return pageOf(await checkDocument(source, findings.map(({ finding }) => finding), voices()(source), store));
}
