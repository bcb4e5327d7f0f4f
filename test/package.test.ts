import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as bilat from '../src/index.js';

/** The package as others install it: what it exports is there, described, and works by its public names alone. */
const { exports, files, bin, scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  exports: Record<string, string | { types: string; default: string }>; files: string[]; bin: Record<string, string>; scripts: Record<string, string>;
};
const sourceOf = (built: string) => built.replace(/^\.\/dist\//, 'src/').replace(/\.(?:js|d\.ts)$/, '.ts');
const entries = Object.entries(exports).flatMap(([name, target]) => (typeof target === 'string' ? [] : [[name, target] as const]));

describe('package.json', () => {
  it('exports modules that have a source', () => {
    expect(entries.length).toBeGreaterThan(5);
    const missing = entries.filter(([, { types, default: built }]) => !existsSync(sourceOf(built)) || sourceOf(types) !== sourceOf(built));
    expect(missing).toEqual([]);
  });

  it('packs what it exports and runs', () => {
    expect(files).toContain('dist');
    expect(Object.values(bin).filter((path) => !existsSync(sourceOf(path)))).toEqual([]);
    expect(entries.filter(([, { default: built }]) => !built.startsWith('./dist/'))).toEqual([]);
  });

  it('has scripts that lead to files', () => {
    const named = Object.values(scripts).flatMap((script) => [...script.matchAll(/\b(?:scripts|bench|test)\/[\w/-]+\.ts\b/g)].map(([path]) => path));
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});

/** Names a module gives away, with the file that declares each. */
function exported(file: string): { readonly name: string; readonly file: string }[] {
  const source = readFileSync(file, 'utf8');
  const target = (path: string) => posix.join(posix.dirname(file), path).replace(/\.js$/, '.ts');
  const all = [...source.matchAll(/^export \* from '([^']+)'/gm)].flatMap((match) => exported(target(match[1]!)));
  const named = [...source.matchAll(/^export (?:type )?\{([^}]*)\} from '([^']+)'/gm)].flatMap((match) => match[1]!.split(',').map((name) => name.trim().replace(/^type /, '')).filter(Boolean)
    .map((name) => ({ name, file: target(match[2]!) })));
  const own = [...source.matchAll(/^export (?:async )?(?:function|class|const|interface|type) (\w+)/gm)].map((match) => ({ name: match[1]!, file }));
  return [...all, ...named, ...own];
}

describe.each(entries.map(([name, { default: built }]) => [name, sourceOf(built)] as const))('%s', (_, file) => {
  it('describes each name it exports', () => {
    const names = exported(file);
    expect(names.length).toBeGreaterThan(0);
    const bare = names.filter(({ name, file: declared }) => {
      const source = readFileSync(declared, 'utf8');
      if (new RegExp(`^export type \\{ ${name} \\};`, 'm').test(source)) return false;
      return !new RegExp(`\\*/\\nexport (?:async )?(?:function|class|const|interface|type) ${name}\\b`).test(source);
    });
    expect(bare).toEqual([]);
  });
});

describe('the library', () => {
  it('codes, keeps and tells by its public names alone', async () => {
    const { MemoryStore } = await import('../src/storage/index.js');
    const coder = bilat.createCoder();
    const document = { id: 'a', text: 'Iran and Pakistan agreed on Monday to raise trade to 10 billion dollars by 2028.', date: '2025-11-25', outlet: { name: 'Dawn', country: 'PAK' } };
    const findings = coder.code(document);
    const store = new MemoryStore();
    await store.put({ documents: [{ document, findings, coder: coder.version, lexicon: coder.lexiconVersion }] });
    const pair = bilat.parsePair('PAK-IRN')!;
    const ledger = bilat.buildLedger({ pair, rows: await store.commitments(pair), asOf: '2026-01-01' });
    expect(ledger.entries).toMatchObject([{ type: 'target', unit: 'USD', deadline: '2028' }]);
    const brief = bilat.buildBrief(await bilat.collectBrief(store, pair, '2026-01-01'));
    expect(bilat.renderMarkdown(brief)).toContain('Iran');
  });
});
