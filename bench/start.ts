/** What a new process spends until its first document is coded. Seconds since the process began, as the operating system counts them. */
import { performance } from 'node:perf_hooks';
import { loadCoder } from './built.js';
import { peakMegabytes } from './clock.js';

const since = () => performance.now() / 1000;
const begun = since();
const { createCoder } = await loadCoder();
const loaded = since();
const coder = createCoder();
const created = since();
coder.code({ id: 'x', text: "Iran's foreign minister visited Islamabad on Sunday." });
console.log(JSON.stringify({ node: begun, load: loaded - begun, create: created - loaded, first: since() - created, total: since(), peak: peakMegabytes() }));
