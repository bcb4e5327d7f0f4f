import { actorName } from '../actor-names.js';
import { markAttributes, type ChartSize } from './chart.js';
import { formatFigure, numberIn, textIn, type MeasureRow } from './measure-row.js';

/**
 * The two sides and whom they deal with: width of a line tells acts, colour whether scores on it were mostly of cooperation or of conflict. Partners of both stand between them,
 * partners of one on its side.
 */
export function NetworkChart({ rows, a, b, size: { width, height } }: { readonly rows: readonly MeasureRow[]; readonly a: string; readonly b: string; readonly size: ChartSize }) {
  const ties = rows.map((row) => ({ side: textIn(row, 'side'), partner: textIn(row, 'partner'), acts: numberIn(row, 'acts') ?? 0, score: numberIn(row, 'meanScore'), row }));
  const partners = [...new Set(ties.map(({ partner }) => partner))].filter((code) => code !== a && code !== b);
  const of = (side: string) => partners.filter((code) => ties.some((tie) => tie.side === side && tie.partner === code));
  const both = of(a).filter((code) => of(b).includes(code));
  const places = new Map<string, { readonly x: number; readonly y: number }>([[a, { x: width * 0.3, y: height / 2 }], [b, { x: width * 0.7, y: height / 2 }]]);
  const spread = (codes: readonly string[], x: number) => codes.forEach((code, k) => places.set(code, { x: x * width, y: ((k + 0.5) / codes.length) * (height - 30) + 15 }));
  spread(of(a).filter((code) => !both.includes(code)), 0.09);
  spread(of(b).filter((code) => !both.includes(code)), 0.91);
  // Those of both keep clear of the line between the two sides.
  both.forEach((code, k) => {
    const perHalf = Math.ceil(both.length / 2);
    const half = k < perHalf ? 0 : 1;
    const place = (k - half * perHalf + 0.5) / Math.max(1, half === 0 ? perHalf : both.length - perHalf);
    places.set(code, { x: width / 2, y: half === 0 ? 15 + place * (height * 0.38) : height * 0.58 + place * (height * 0.38) });
  });
  const most = Math.max(1, ...ties.map(({ acts }) => acts));
  const drawn = ties.filter(({ side, partner }) => !(side === b && partner === a));
  return (
    <>
      {drawn.map(({ side, partner, acts, score, row }, k) => {
        const [from, to] = [places.get(side), places.get(partner)];
        if (!from || !to) return null;
        return (
          <g key={k} {...markAttributes({ mark: `${side}-${partner}`, column: k, tip: [`${actorName(side)} and ${actorName(partner)}`, `${formatFigure(acts)} acts: ${formatFigure(numberIn(row, 'cooperation'))} of cooperation, ${formatFigure(numberIn(row, 'conflict'))} of conflict`, `mean score ${formatFigure(score)}`] })}>
            <line class="tie-hit" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
            <line class={`tie ${score === null ? '' : score < 0 ? 'is-conflict' : 'is-cooperation'}`} x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke-width={(1 + 9 * Math.sqrt(acts / most)).toFixed(1)} />
          </g>
        );
      })}
      {[...places].map(([code, { x, y }]) => {
        const isSide = code === a || code === b;
        return (
          <g key={code}>
            <circle class={isSide ? 'node is-side' : 'node'} cx={x} cy={y} r={isSide ? 9 : 4} />
            <text class={isSide ? 'node-label is-side' : 'node-label'} x={x} y={y - (isSide ? 15 : 8)} text-anchor="middle">{width < 560 && !isSide ? code : actorName(code)}</text>
          </g>
        );
      })}
    </>
  );
}
