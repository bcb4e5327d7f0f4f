import type { QuadClass } from '../../ontology/event-types.js';

/** Fills of the four classes: hue tells cooperation from conflict, hatching tells words from deeds, so that no one needs the colour. */
export function QuadFills({ prefix }: { readonly prefix: string }) {
  return (
    <defs>
      {([1, 3] as const).map((quad) => (
        <pattern key={quad} id={`${prefix}-hatch-${quad}`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform={`rotate(${quad === 1 ? 45 : -45})`}>
          <rect width="5" height="5" fill={`var(--quad-${quad})`} />
          <line x1="0" y1="0" x2="0" y2="5" stroke={`var(--quad-${quad}-line)`} stroke-width="1.6" />
        </pattern>
      ))}
    </defs>
  );
}

/** Fill for a class inside the chart that holds `QuadFills` with this prefix. */
export function quadFill(quad: QuadClass, prefix: string): string {
  return quad === 1 || quad === 3 ? `url(#${prefix}-hatch-${quad})` : `var(--quad-${quad})`;
}

/** Small square in the fill of a class, for legends and chips. */
export function QuadSwatch({ quad }: { readonly quad: QuadClass }) {
  return <span class={`swatch swatch-${quad}`} aria-hidden="true" />;
}
