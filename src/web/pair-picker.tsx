import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Pairs } from '../server/contract.js';
import { actorName } from './actor-names.js';
import { useApi } from './api-client.js';
import { formatCount, plural } from './format.js';
import type { Scope } from './query.js';
import { setView } from './state.js';

const SHOWN = 30;
const WAIT_MS = 150;

/** Another pair, found by what is typed of its names or codes: the service searches, so that a record may hold tens of thousands. */
export function PairPicker({ scope }: { readonly scope: Scope }) {
  const [text, setText] = useState<string | null>(null);
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const node = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const isOpen = text !== null;
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text ?? ''), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const leave = (event: Event) => { if (node.current?.contains(event.target as Node) === false) setText(null); };
    addEventListener('pointerdown', leave);
    return () => removeEventListener('pointerdown', leave);
  }, [isOpen]);
  const { answer } = useApi<Pairs>(isOpen ? `/api/pairs?${new URLSearchParams({ limit: String(SHOWN), ...(asked.trim() && { text: asked.trim() }) }).toString()}` : null);
  const found = answer?.pairs ?? [];
  const current = Math.min(at, found.length - 1);
  const choose = (summary: Pairs['pairs'][number] | undefined) => {
    if (summary === undefined) return;
    setText(null);
    setView({ pair: `${summary.pair.a}-${summary.pair.b}`, from: null, to: null, outlets: [], speakers: [], opened: null });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) setText(null);
    else if (event.key === 'Enter') choose(found[current]);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (isOpen) setAt(Math.max(0, Math.min(found.length - 1, current + (event.key === 'ArrowDown' ? 1 : -1))));
      else setText('');
    } else return;
    event.preventDefault();
  };
  return (
    <div class="pair-picker" ref={node}>
      <label for={`${list}-input`}>Another pair</label>
      <input ref={input} id={`${list}-input`} type="text" role="combobox" autocomplete="off" spellcheck={false} aria-expanded={isOpen} aria-controls={list} aria-autocomplete="list"
        aria-activedescendant={isOpen && current >= 0 ? `${list}-${current}` : undefined} placeholder={`${actorName(scope.a)} – ${actorName(scope.b)}`} value={text ?? ''}
        onFocus={() => setText((before) => before ?? '')} onBlur={(event) => { if (node.current?.contains(event.relatedTarget as Node | null) === false) setText(null); }}
        onInput={({ currentTarget }) => { setText(currentTarget.value); setAt(0); }} onKeyDown={onKeyDown} />
      {isOpen ? (
        <div class="pair-found">
          <ul role="listbox" id={list} aria-label="Pairs on record">
            {found.map((summary, k) => (
              <li key={`${summary.pair.a}-${summary.pair.b}`} id={`${list}-${k}`} role="option" aria-selected={k === current} ref={(option) => { if (k === current) option?.scrollIntoView({ block: 'nearest' }); }}
                onPointerDown={(event) => event.preventDefault()} onClick={() => choose(summary)}>
                <span>{actorName(summary.pair.a)} – {actorName(summary.pair.b)}</span><span class="note">{sizeOf(summary)}</span>
              </li>
            ))}
          </ul>
          <p class="note" role="status">{answer === null ? 'Looking …' : found.length === 0 ? 'No pair on record has these names or codes.' : answer.total > found.length ? `${formatCount(answer.total)} pairs; the ${found.length} with most acts shown. Type names or codes to find others.` : plural(answer.total, 'pair')}</p>
        </div>
      ) : null}
    </div>
  );
}

/** Acts coded from documents and of the data set with most, as far as there are any. */
function sizeOf({ events, imported = [] }: Pairs['pairs'][number]): string {
  const [most] = imported;
  return [...(events > 0 || most === undefined ? [plural(events, 'act')] : []), ...(most === undefined ? [] : [`${formatCount(most.events)} in ${most.origin}`])].join(', ');
}
