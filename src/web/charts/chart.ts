/** Room a chart may use, in pixels. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** What a mark needs so that pointer, keyboard and screen reader can use it; spread onto its element. */
export interface MarkProps {
  /** Told back when the mark is chosen. */
  readonly mark: string;
  /** Lines of the tooltip; also what a screen reader says. */
  readonly tip: readonly string[];
  /** Marks with one column are passed over together by the left and right arrow keys. */
  readonly column?: string | number;
}

interface MarkAttributes {
  readonly class: string;
  readonly role: 'button';
  readonly tabindex: number;
  readonly 'aria-label': string;
  readonly 'data-mark': string;
  readonly 'data-tip': string;
  readonly 'data-column'?: string;
}

/** Attributes of a mark that opens its evidence. */
export function markAttributes({ mark, tip, column }: MarkProps): MarkAttributes {
  return {
    class: 'mark', role: 'button', tabindex: -1, 'aria-label': tip.join('; '),
    'data-mark': mark, 'data-tip': tip.join('\n'), ...(column !== undefined && { 'data-column': String(column) }),
  };
}
