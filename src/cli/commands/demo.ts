import { dirname } from 'node:path';
import { buildBrief } from '../../brief/build-brief.js';
import { collectBrief } from '../../brief/brief-input.js';
import { renderText } from '../../brief/render-text.js';
import { lastDay } from '../../base/calendar.js';
import { makePair } from '../../record/dyad.js';
import type { Store } from '../../storage/store.js';
import { fillDemoRecord } from '../demo-record.js';
import { today, type Effects } from '../effects.js';
import { counted, note } from '../notes.js';
import { serveShared, type ServeFlags } from './serve.js';

export interface DemoFlags extends Omit<ServeFlags, 'record'> {
  readonly record?: string;
  readonly serve: boolean;
}

const DEMO_RECORD = '.bilat/demo.duckdb';

/** `bilat demo`: builds the demonstration record (what is there already stays), prints a short brief, serves the dashboard. */
export async function demo(effects: Effects, flags: DemoFlags): Promise<void> {
  const path = flags.record ?? DEMO_RECORD;
  await effects.makeFolder(dirname(path));
  await build(effects, path);
  if (!flags.serve) {
    const store = await effects.openStore(path, { create: false, readOnly: true });
    try {
      await effects.stdout.write(`\n${await shortBrief(effects, store)}`);
    } finally {
      await store.close();
    }
    return;
  }
  const shared = await effects.shareRecord(path);
  try {
    const brief = await shortBrief(effects, shared.store);
    await serveShared(effects, shared, flags, async (url) => { await effects.stdout.write(`\n${brief}\nThe dashboard is at ${url}\n`); });
  } finally {
    await shared.close();
  }
}

async function build(effects: Effects, path: string): Promise<void> {
  const started = effects.now();
  const store = await effects.openStore(path);
  try {
    await note(effects, `building the demonstration record in ${path} …`);
    const tally = await fillDemoRecord(effects, store, await effects.createCoder());
    const seconds = ((effects.now() - started) / 1000).toFixed(1);
    const changed = tally.documentsAdded > 0 || tally.recoded > 0 ? `${counted(tally.findingsAdded, 'finding')}, ${seconds} s` : 'all of it was there';
    await note(effects, `${tally.entries} entries of the chronicle: ${changed}`);
  } finally {
    await store.close();
  }
}

/** A short brief as of the newest day in the record, so that the demonstration stays the same whenever it is run. */
async function shortBrief(effects: Effects, store: Store): Promise<string> {
  const { last } = await store.stats();
  const asOf = (last === null ? null : lastDay(last)) ?? today(effects);
  return renderText(buildBrief(await collectBrief(store, makePair('IRN', 'PAK'), asOf)), { width: effects.stdout.columns, short: true });
}
