import type { Span } from '../base/span.js';
import { cutAtSpans, ROLE_LABELS, type MarkedSpan } from './marked-spans.js';

export interface HighlightedProps {
  readonly text: string;
  readonly spans: readonly MarkedSpan[];
  /** Part of the text that is set off, such as the sentence an event came from. */
  readonly focus?: Span | null;
  /** Write the role before each stretch in small letters. */
  readonly isLabelled?: boolean;
  readonly onKey?: (key: string) => void;
}

/** A text, unaltered, with stretches marked by colour, underline and label. */
export function Highlighted({ text, spans, focus = null, isLabelled = false, onKey }: HighlightedProps) {
  const segments = cutAtSpans(text, focus ? [...spans, { span: focus, role: 'act', key: FOCUS }] : spans);
  return (
    <span class="highlighted" dir="auto">
      {segments.map(({ text: part, start, marks }) => {
        const roles = marks.filter(({ key }) => key !== FOCUS);
        const isFocus = marks.length > roles.length;
        if (roles.length === 0) return <span key={start} class={isFocus ? 'focus' : focus ? 'around' : undefined}>{part}</span>;
        const inner = roles.at(-1)!;
        const starting = [...new Set(roles.filter(({ span }) => span[0] === start).map(({ role }) => role))];
        const key = roles.findLast((one) => one.key !== undefined)?.key;
        return (
          <mark key={start} class={`${roles.map(({ role }) => `role-${role}`).join(' ')} ${isFocus ? 'focus' : ''} ${key && onKey ? 'is-open' : ''}`} data-role={inner.role}
            title={[...new Set(roles.map(({ role }) => ROLE_LABELS[role]))].join(', ')} {...(key && onKey && { onClick: () => onKey(key) })}>
            {isLabelled ? starting.filter((role) => role !== 'cue').map((role) => <span key={role} class="role-label">{ROLE_LABELS[role]}</span>) : null}
            {part}
          </mark>
        );
      })}
    </span>
  );
}

const FOCUS = 'focus';
