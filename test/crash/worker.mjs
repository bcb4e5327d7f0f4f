/**
 * One piece of work on a record in a process that is to be killed: real commands of the built package, or the store itself. Whatever the store
 * acknowledges is told at once as a line on channel 3, written before anything else happens.
 * Called with: folder of the built package, what to do, record, further words.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [built, what, record, ...words] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(built, path)).href);
const tell = (line) => { writeSync(3, `${JSON.stringify(line)}\n`); };

const { nodeEffects } = await load('cli/node-effects.js');
const { runCli } = await load('cli/run.js');
const real = nodeEffects();

/** The store with its acknowledgements told. */
function watched(store) {
  const acknowledge = {
    put: (answer, [batch]) => ({
      documents: answer.documents.map(({ id }) => id), edits: (batch.ledgerEdits ?? []).map(({ id }) => id),
      ...(answer.importFile !== null && { file: { id: answer.importFile.id, lines: answer.importFile.lines, added: answer.importFile.added } }),
    }),
    importEvents: (answer) => ({ file: answer === null ? null : { id: answer.id, lines: answer.lines, added: answer.added } }),
    updateEvents: () => ({ isLookedAt: true }),
  };
  return new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return async (...args) => {
        const answer = await value.apply(target, args);
        if (name in acknowledge) tell(acknowledge[name](answer, args));
        return answer;
      };
    },
  });
}

const effects = { ...real, openStore: async (...args) => { tell({ isReady: true }); return watched(await real.openStore(...args)); } };

if (what === 'run') {
  const code = await runCli([...words, '--record', record], effects);
  if (code === 0) tell({ isDone: true });
  process.exitCode = code;
} else {
  const store = await effects.openStore(record);
  if (what === 'group') await store.updateEvents({}, {});
  if (what === 'edit') {
    for (let k = 0; k < 40; k += 1) {
      await store.put({ ledgerEdits: Array.from({ length: 5 }, (_, n) => ({
        id: `${words[0]}-${k}-${n}`, pair: 'IRN-PAK', entry: 'target', action: 'note', value: null, note: 'x'.repeat(500), url: null, by: 'harness', at: '2026-01-01T00:00:00Z',
      })) });
    }
  }
  await store.close();
  tell({ isDone: true });
}
