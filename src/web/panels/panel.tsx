import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { ApiError, ApiState } from '../api-client.js';

export interface PanelProps {
  readonly title: string;
  /** What the panel answers, one short line. */
  readonly question?: string;
  readonly class?: string;
  readonly id?: string;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A titled part of the page that answers one question. */
export function Panel({ title, question, class: extra, id, actions, children }: PanelProps) {
  const heading = useId();
  return (
    <section class={`panel ${extra ?? ''}`} aria-labelledby={heading} {...(id && { id })}>
      <header class="panel-head">
        <div>
          <h2 id={heading}>{title}</h2>
          {question ? <p class="question">{question}</p> : null}
        </div>
        {actions ? <div class="panel-actions">{actions}</div> : null}
      </header>
      {children}
    </section>
  );
}

export interface LoadedProps<T> {
  readonly state: ApiState<T>;
  /** Height kept free while nothing is there, so that the page does not jump; pixels. */
  readonly room?: number;
  readonly children: (answer: T) => ComponentChildren;
}

/** Shows an answer; before it, a quiet placeholder; in its place, what went wrong with a way to try again. */
export function Loaded<T>({ state, room = 160, children }: LoadedProps<T>) {
  if (state.error) return <Failure error={state.error} retry={state.retry} />;
  if (state.answer === null) return <div key="room" class="placeholder" ref={(node) => { if (node) node.style.minHeight = `${room}px`; }} role="status"><span class="visually-hidden">Loading</span></div>;
  return <div key="answer" class={state.isLoading ? 'is-stale' : undefined} aria-busy={state.isLoading}>{children(state.answer)}</div>;
}

/** What went wrong, in the service's words. */
function Failure({ error, retry }: { readonly error: ApiError; readonly retry?: () => void }) {
  return (
    <div class="failure" role="alert">
      <p><strong>This could not be loaded.</strong> {error.message}.</p>
      <p class="note">{error.problem.code}</p>
      {retry ? <button type="button" class="button" onClick={retry}>Try again</button> : null}
    </div>
  );
}

/** An empty answer with the reason and, where there is one, a way on. */
export function Empty({ children, action, onAction }: { readonly children: ComponentChildren; readonly action?: string; readonly onAction?: () => void }) {
  return (
    <div class="empty">
      <p>{children}</p>
      {action && onAction ? <button type="button" class="button" onClick={onAction}>{action}</button> : null}
    </div>
  );
}

/** A button between a list's first rows and all of it; none when there are no more. `what` names the rows ("outlets"). */
export function ShowAll({ total, first, what, showsAll, onChange }: {
  readonly total: number; readonly first: number; readonly what?: string; readonly showsAll: boolean; readonly onChange: (showsAll: boolean) => void;
}) {
  if (total <= first) return null;
  return <button type="button" class="button wide-button" onClick={() => onChange(!showsAll)}>{showsAll ? 'Show fewer' : `Show all ${total}${what ? ` ${what}` : ''}`}</button>;
}

/** A choice of one among few, as a row of buttons. */
export function Switch<T extends string>({ label, value, options, onChange }: {
  readonly label: string; readonly value: T; readonly options: readonly (readonly [T, string])[]; readonly onChange: (value: T) => void;
}) {
  return (
    <div class="switch" role="group" aria-label={label}>
      {options.map(([option, text]) => <button key={option} type="button" aria-pressed={option === value} onClick={() => onChange(option)}>{text}</button>)}
    </div>
  );
}
