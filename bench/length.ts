/** Time for one document of growing length; linear when a megabyte costs the same in each. */
import { loadCoder, ROOT } from './built.js';
import { medianTook, peakMegabytes, time, type Took } from './clock.js';
import { makeDocuments, readSentences } from './corpus.js';

const SIZES = [0.1, 0.5, 1, 5];
const whole = makeDocuments(readSentences(ROOT), 50_000, 2).map(({ text }) => text).join('\n\n');
const coder = (await loadCoder()).createCoder();
coder.code({ id: 'warm', text: whole.slice(0, 1_500_000) });
const results: { readonly megabytes: number; readonly took: Took; readonly findings: number }[] = [];
for (const megabytes of SIZES) {
  const text = whole.slice(0, megabytes * 1e6);
  if (text.length < megabytes * 1e6) throw new Error(`the corpus has ${text.length} characters; ${megabytes} MB are asked for`);
  const rounds: Took[] = [];
  let findings = 0;
  for (let round = 0; round < (megabytes < 1 ? 9 : 3); round++) rounds.push(await time(() => { findings = coder.code({ id: 'd', text, date: '2025-06-15' }).length; }));
  results.push({ megabytes, took: medianTook(rounds), findings });
}
console.log(JSON.stringify({ results, peak: peakMegabytes() }));
