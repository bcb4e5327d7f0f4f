/**
 * Kills bilat at 300 random moments and says what came of it: `npm run crash [KILLS [SEED [SIZE]]]`. Exit code 1 when anything was lost or stands by
 * halves. Ctrl-C ends it after the round at hand, with its report.
 */
import { runCrashes } from './crash.js';

const [kills = 300, seed = 1, size = 10] = process.argv.slice(2).map(Number);
const started = performance.now();
let isOver = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { isOver = true; });
const { works, failures, slowestOpenMs } = await runCrashes({ kills, seed, size, onRound: (line) => { console.error(line); }, isOver: () => isOver });
const killed = Object.values(works).reduce((sum, work) => sum + work.killed, 0);
console.table(works);
console.log(`${killed} kills in ${Math.round((performance.now() - started) / 1000)} s, seed ${seed}, size ${size}; slowest opening after a kill ${Math.round(slowestOpenMs)} ms`);
console.log(failures.length === 0 ? 'nothing lost, nothing twice, nothing by halves' : `${failures.length} FAILURES\n${failures.join('\n')}`);
process.exitCode = failures.length === 0 ? 0 : 1;
