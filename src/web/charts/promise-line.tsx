import { formatDate } from '../format.js';
import { LEDGER_STATUSES } from '../labels.js';
import type { Promised } from '../promises.js';
import { toYears, yearScale } from './year-scale.js';

const WIDTH = 200;
const HEIGHT = 18;
const EDGE = 6;
/** Radius of a mark. */
const R = 3.5;
/** Years a line reaches back at most; older statements stand at its beginning. Judgement. */
const MOST_YEARS = 20;

/** First and last year with fraction that the lines of these promises need; `asOf` is the last at least. */
export function lineDomain(promises: readonly Promised[], asOf: string): readonly [number, number] {
  const dates = promises.flatMap(({ steps, versions }) => [...steps.map(({ date }) => date), ...versions.map(({ deadline }) => deadline)]).filter((date) => date !== null).map(toYears);
  const end = toYears(asOf);
  const start = dates.length === 0 ? end - 1 : Math.min(...dates);
  return [Math.max(Math.min(start, end - 1), end - MOST_YEARS), Math.max(end, ...dates)];
}

/** The history of one promise as a small timeline: a mark for each statement in the colour of its stage, a bar where it is due, a tick at the day looked from. */
export function PromiseLine({ promised, domain, asOf }: { readonly promised: Promised; readonly domain: readonly [number, number]; readonly asOf: string }) {
  const scale = yearScale(domain, [EDGE, WIDTH - EDGE]);
  const at = (year: number): number => scale(Math.max(domain[0], year));
  const steps = promised.steps.filter(({ date }) => date !== null).toReversed();
  const { deadline } = promised.versions.at(-1)!;
  const first = steps[0];
  const middle = HEIGHT / 2;
  return (
    <svg class="promise-line" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={describe(promised)}>
      <line class="promise-line-base" x1={EDGE} x2={WIDTH - EDGE} y1={middle} y2={middle} />
      <line class="promise-line-now" x1={at(toYears(asOf))} x2={at(toYears(asOf))} y1={3} y2={HEIGHT - 3} />
      {first ? <line class="promise-line-life" x1={at(toYears(first.date!))} x2={at(Math.max(toYears(first.date!), toYears(steps.at(-1)!.date!)))} y1={middle} y2={middle} /> : null}
      {deadline ? <rect class="promise-line-due" x={at(toYears(deadline)) - 1.25} y={2} width={2.5} height={HEIGHT - 4}><title>{`due ${formatDate(deadline)}`}</title></rect> : null}
      {steps.map((step, k) => {
        const { label, stage } = LEDGER_STATUSES[step.status];
        return <circle key={k} class={`stage-${stage}${step.isComputed ? ' is-computed' : ''}`} cx={at(toYears(step.date!))} cy={middle} r={R}><title>{`${formatDate(step.date)}: ${label.toLowerCase()}`}</title></circle>;
      })}
    </svg>
  );
}

function describe({ steps, versions }: Promised): string {
  const told = steps.filter(({ date }) => date !== null).toReversed().slice(-6).map(({ date, status }) => `${formatDate(date, true)} ${LEDGER_STATUSES[status].label.toLowerCase()}`);
  const { deadline } = versions.at(-1)!;
  return `${told.length === 0 ? 'No dated statement' : told.join(', ')}${deadline ? `; due ${formatDate(deadline)}` : ''}`;
}
