import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Finding } from '../coder/findings.js';
import { EXAMPLE_DATE, EXAMPLE_TEXT } from './code-example.js';
import { ExplainView } from './code/explain-view.js';
import { FindingCard, findingSpans, type TextFinding } from './code/finding-card.js';
import { save } from './downloads.js';
import { plural } from './format.js';
import { Highlighted } from './highlight.js';
import type { MarkedSpan } from './marked-spans.js';
import { SpanLegend } from './evidence/reports.js';
import { useCoder } from './use-coder.js';

type Kind = TextFinding['kind'];

const KINDS: readonly (readonly [Kind, string, string])[] = [
  ['event', 'Acts', 'who does what to whom, as said'], ['commitment', 'Promises', 'targets, agreements, projects, mechanisms, pledges'],
  ['claim', 'Claims', 'what the text asserts about the relationship'], ['loaded', 'Loaded words', 'wording that judges, with a plainer one beside it'],
];
const LONGEST_TEXT = 200_000;

/** A page that codes the reader's own text in the browser, as they type, and says why. */
export function CodePage() {
  const [text, setText] = useState(takeText);
  const [date, setDate] = useState(EXAMPLE_DATE);
  const [chosen, choose] = useState<number | null>(null);
  const [isWhy, setWhy] = useState(false);
  const document = useMemo(() => ({ id: 'text', text: text.slice(0, LONGEST_TEXT), ...(date && { date }) }), [text, date]);
  const { phase, versions, coded, failure, explain } = useCoder(document);
  const findings = useMemo(() => (coded?.findings ?? []).filter((finding): finding is TextFinding => finding.kind !== 'issue'), [coded]);
  const issues = (coded?.findings ?? []).filter((finding): finding is Extract<Finding, { kind: 'issue' }> => finding.kind === 'issue');
  const input = useRef<HTMLTextAreaElement>(null);
  const read = useRef<HTMLQuoteElement>(null);
  useEffect(() => choose(null), [coded]);
  useEffect(() => {
    const box = read.current;
    const first = chosen === null ? null : box?.querySelector('mark');
    if (box && first) box.scrollTo({ top: (first as HTMLElement).offsetTop - box.offsetTop - 60, behavior: 'smooth' });
  }, [chosen]);
  const shownText = coded?.document.text ?? '';
  const selected = chosen === null ? null : findings[chosen] ?? null;
  const spans: MarkedSpan[] = selected ? findingSpans(selected) : findings.map((finding, k) => ({ span: finding.anchor, role: finding.kind === 'event' ? 'act' as const : finding.kind, key: String(k) }));
  const readFile = async (file: File | undefined) => {
    if (file) setText(await file.text());
  };
  return (
    <div class="code-page">
      <header class="code-head">
        <h1>Code your own text</h1>
        <p class="lede">The coder that made the record runs in this page. Nothing you type leaves your browser.</p>
      </header>
      <div class="code-grid">
        <section class="panel code-input" aria-labelledby="code-input-title">
          <div class="panel-head">
            <h2 id="code-input-title">Your text</h2>
            <div class="panel-actions">
              <button type="button" class="link" onClick={() => { setText(EXAMPLE_TEXT); setDate(EXAMPLE_DATE); }}>Example</button>
              <button type="button" class="link" onClick={() => { setText(''); input.current?.focus(); }}>Clear</button>
            </div>
          </div>
          <label class="visually-hidden" for="code-text">Text to code, in English</label>
          <textarea id="code-text" ref={input} spellcheck={false} value={text} onInput={({ currentTarget }) => setText(currentTarget.value)}
            onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); void readFile(event.dataTransfer?.files[0]); }} />
          <div class="code-options">
            <label>Published on <input type="date" value={date} onInput={({ currentTarget }) => setDate(currentTarget.value)} /></label>
            <label class="file">or open a file <input type="file" accept=".txt,.md,text/plain" onChange={({ currentTarget }) => void readFile(currentTarget.files?.[0])} /></label>
          </div>
          {text.length > LONGEST_TEXT ? <p class="note">The first {LONGEST_TEXT.toLocaleString('en')} characters are coded here; <code>bilat code</code> takes texts of any length.</p> : null}
          <p class="note" role="status" data-testid="coder-status" data-phase={phase}>{describePhase(phase, coded?.milliseconds, shownText.length, failure)}{versions ? ` Coder ${versions.coder}, words ${versions.lexicon}.` : ''}</p>
        </section>
        <section class="panel code-output" aria-labelledby="code-output-title">
          <div class="panel-head">
            <div>
              <h2 id="code-output-title">What it says</h2>
              <p class="question">{KINDS.map(([kind, label]) => `${findings.filter((one) => one.kind === kind).length} ${label.toLowerCase()}`).join(' · ')}</p>
            </div>
            <div class="panel-actions">
              {findings.length > 0 ? <button type="button" class="link" onClick={() => save('findings.ndjson', `${(coded?.findings ?? []).map((one) => JSON.stringify(one)).join('\n')}\n`, 'application/x-ndjson')}>Save as NDJSON</button> : null}
            </div>
          </div>
          <SpanLegend roles={selected?.kind === 'event' ? [['source', 'who acts'], ['act', 'the act'], ['target', 'upon whom'], ['speaker', 'who says so'], ['date', 'when']] : [['act', 'act'], ['commitment', 'promise'], ['claim', 'claim'], ['loaded', 'loaded word']]} />
          {shownText.trim() === '' ? <p class="empty">{phase === 'loading' ? 'Loading the coder…' : 'Type or paste a text on what states do and say to each other.'}</p> : (
            <blockquote ref={read} class="document-text" data-testid="coded-text" tabindex={0} aria-label="Your text with what was found in it">
              <Highlighted text={shownText} spans={spans} focus={selected && 'sentence' in selected ? selected.sentence : null} isLabelled={selected !== null} onKey={(key) => choose(Number(key))} />
            </blockquote>
          )}
          {issues.map((issue, k) => <p key={k} class="note">{issue.message}</p>)}
          {coded && findings.length === 0 && shownText.trim() !== '' ? <p class="empty">Nothing was found: no act, promise or claim between actors the coder knows. That is a statement about the text and this coder, not about the world.</p> : null}
          {KINDS.map(([kind, label, about]) => {
            const own = findings.flatMap((finding, k) => (finding.kind === kind ? [[finding, k] as const] : []));
            return own.length === 0 ? null : (
              <section key={kind} class="finding-group" aria-label={label}>
                <h3>{label} <span class="note">{about}</span></h3>
                <ul>{own.map(([finding, k]) => <FindingCard key={k} finding={finding} text={shownText} isChosen={chosen === k} onChoose={() => choose(chosen === k ? null : k)} />)}</ul>
              </section>
            );
          })}
        </section>
      </div>
      {coded && shownText.trim() !== '' ? (
        <section class="panel wide" aria-labelledby="why-title">
          <div class="panel-head">
            <div><h2 id="why-title">Why</h2><p class="question">Actors, clauses and every reading tried, sentence by sentence</p></div>
            <button type="button" class="button" aria-expanded={isWhy} onClick={() => setWhy(!isWhy)}>{isWhy ? 'Hide' : 'Explain each sentence'}</button>
          </div>
          {isWhy ? <ExplainView text={shownText} explain={explain} /> : <p class="note">{plural(findings.length, 'finding')} in this text. Each names the lexicon row that coded it; the explanation also shows the readings that lost.</p>}
        </section>
      ) : null}
    </div>
  );
}

/** The text a reader brought along from an event's evidence, else the example. */
function takeText(): string {
  try {
    const brought = sessionStorage.getItem('bilat-text');
    sessionStorage.removeItem('bilat-text');
    return brought ?? EXAMPLE_TEXT;
  } catch {
    return EXAMPLE_TEXT;
  }
}

function describePhase(phase: string, milliseconds: number | undefined, characters: number, failure: string | null): string {
  if (phase === 'loading') return 'Loading the coder (once)…';
  if (phase === 'failed') return `The coder stopped: ${failure}.`;
  if (phase === 'working' || milliseconds === undefined) return 'Coding…';
  return `${characters.toLocaleString('en')} characters coded in ${milliseconds < 1 ? 'under 1' : Math.round(milliseconds)} ms.`;
}
