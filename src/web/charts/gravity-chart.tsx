import { markAttributes, type ChartSize } from './chart.js';
import { formatFigure, numberIn, textIn, type MeasureRow } from './measure-row.js';
import { linearScale } from './scale.js';

const LEFT = 62;
const AXIS = 40;
const TOP = 10;
/** Marks of a scale of equal ratios, from ten thousand dollars to ten thousand billion. */
const MARKS = Array.from({ length: 28 }, (_, k) => [1, 2, 5][k % 3]! * 10 ** (4 + Math.floor(k / 3)));

interface GravityChartProps {
  readonly rows: readonly MeasureRow[];
  readonly nameOf: (code: string) => string;
  readonly size: ChartSize;
}

/** Expected against reported trade of pairs with like expectation, both on scales of equal ratios; on the slanting line reported is as expected. The pair itself stands out. Pairs that reported nothing are left out. */
export function GravityChart({ rows, nameOf, size: { width, height } }: GravityChartProps) {
  const points = rows.flatMap((row) => {
    const [expected, observed] = [numberIn(row, 'expected'), numberIn(row, 'observed')];
    return expected === null || observed === null || expected <= 0 || observed <= 0 ? [] : [{ expected, observed, row, isOwn: row['isOwn'] === true }];
  }).toSorted((one, other) => Number(one.isOwn) - Number(other.isOwn));
  const extent = (values: readonly number[]) => [Math.min(...values) / 1.1, Math.max(...values) * 1.1] as const;
  const [expected, observed] = [extent(points.map((point) => point.expected)), extent(points.map((point) => point.observed))];
  const bottom = height - AXIS;
  const along = linearScale([Math.log10(expected[0]), Math.log10(expected[1])], [LEFT, width - 10]);
  const up = linearScale([Math.log10(observed[0]), Math.log10(observed[1])], [bottom, TOP]);
  const [x, y] = [(value: number) => along(Math.log10(value)), (value: number) => up(Math.log10(value))];
  const marksIn = ([low, high]: readonly [number, number], most: number) => {
    const inside = MARKS.filter((mark) => mark >= low && mark <= high);
    return inside.length <= most ? inside : inside.filter((mark) => String(mark).startsWith('1'));
  };
  const equal = [Math.max(expected[0], observed[0]), Math.min(expected[1], observed[1])] as const;
  return (
    <>
      {marksIn(observed, 8).map((mark) => <g key={mark} class="axis"><line class="rule" x1={LEFT} x2={width - 10} y1={y(mark)} y2={y(mark)} /><text class="minor" x={LEFT - 6} y={y(mark) + 4} text-anchor="end">{dollars(mark)}</text></g>)}
      {marksIn(expected, 6).map((mark) => <g key={mark} class="axis"><line class="tick" x1={x(mark)} x2={x(mark)} y1={bottom} y2={bottom + 5} /><text class="minor" x={x(mark)} y={bottom + 18} text-anchor="middle">{dollars(mark)}</text></g>)}
      {points.map(({ row, isOwn, ...point }, k) => (
        <g key={k} {...markAttributes({ mark: `${textIn(row, 'a')}-${textIn(row, 'b')}`, tip: [`${nameOf(textIn(row, 'a'))} and ${nameOf(textIn(row, 'b'))}`, `expected ${dollars(point.expected)}, reported ${dollars(point.observed)}`, `${formatFigure(point.observed / point.expected)} times as expected`] })}>
          <circle class={`dot-mark${isOwn ? ' is-large' : ' is-faint'}`} cx={x(point.expected)} cy={y(point.observed)} r={isOwn ? 6 : 2.6} />
        </g>
      ))}
      {equal[0] < equal[1] ? <line class="equal" x1={x(equal[0])} y1={y(equal[0])} x2={x(equal[1])} y2={y(equal[1])} /> : null}
      {points.filter(({ isOwn }) => isOwn).map(({ row, ...point }) => <text key="own" class="own-label" x={x(point.expected) + 10} y={y(point.observed) + 4}>{`${textIn(row, 'a')}–${textIn(row, 'b')}`}</text>)}
      <text class="side" x={LEFT + 4} y={TOP + 8}>reported ↑</text>
      <text class="side" x={width - 12} y={bottom + 34} text-anchor="end">expected →</text>
    </>
  );
}

function dollars(value: number): string {
  const [size, word] = value >= 1e9 ? [1e9, ' bn'] : value >= 1e6 ? [1e6, ' m'] : [1e3, ' k'];
  return `$${formatFigure(Number((value / size).toPrecision(3)))}${word}`;
}
