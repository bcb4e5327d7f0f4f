import { useState } from 'preact/hooks';
import type { CorrectionGiven, CorrectionMade, Ledger } from '../../server/contract.js';
import { ApiError, forgetAnswers, postJson } from '../api-client.js';
import { formatDate } from '../format.js';
import { LEDGER_STATUSES } from '../labels.js';

type Entry = Ledger['entries'][number];
type Correction = Ledger['corrections'][number];
type Change = 'status' | 'deadline' | 'what' | 'merge' | 'split' | 'hide' | 'note';

const CHANGES: readonly (readonly [Change, string])[] = [
  ['status', 'Where it stands'], ['deadline', 'When it is due'], ['what', 'What it is about'], ['merge', 'It belongs to another matter'], ['split', 'Some tellings are a matter of their own'], ['hide', 'It is no promise of the two'], ['note', 'A note only'],
];
/** The name is kept in this browser, so that it need not be written again. */
const NAME_KEY = 'bilat.author';

/** What people corrected here, each with author, time and note, and a form for one more. Nothing is overwritten: a correction is added and can be taken back. */
export function Corrections({ entry, ledger }: { readonly entry: Entry; readonly ledger: Ledger }) {
  const [isOpen, setOpen] = useState(false);
  const own = ledger.corrections.filter((each) => concerns(each, entry, ledger.corrections));
  return (
    <section aria-label="Corrections">
      <h3>Corrections</h3>
      {own.length === 0 ? <p class="note">Nobody has corrected this entry.</p> : (
        <ol class="history">{own.map((each) => (
          <li key={each.id} class={each.holds ? '' : 'is-undone'}>
            <p class="history-head"><time>{formatDate(each.at.slice(0, 10))}</time> <b>{each.by}</b>{each.holds ? null : <span class="by-hand">taken back</span>}</p>
            <p>{each.words}{each.note ? `: ${each.note}` : ''}</p>
            {each.holds ? <Undo correction={each} pair={ledger.pair} /> : null}
          </li>
        ))}</ol>
      )}
      {isOpen ? <CorrectionForm entry={entry} ledger={ledger} done={() => setOpen(false)} /> : <button type="button" class="button" onClick={() => setOpen(true)}>Correct this entry</button>}
    </section>
  );
}

function concerns(correction: Correction, entry: Entry, all: readonly Correction[]): boolean {
  const undone = (correction.value as { readonly undo?: string } | null)?.undo;
  const target = undone === undefined ? undefined : all.find(({ id }) => id === undone);
  if (target) return concerns(target, entry, all);
  return correction.entry === entry.id || entry.aliases.includes(correction.entry) || entry.edits.some(({ id }) => id === correction.id);
}

/** Takes a correction back. */
export function Undo({ correction, pair }: { readonly correction: Correction; readonly pair: string }) {
  const { send, error, isBusy } = useCorrection(pair, () => {});
  return <>
    <button type="button" class="link" disabled={isBusy} onClick={() => { void send({ entry: correction.entry, values: { undo: correction.id }, by: keptName() || correction.by }); }}>Take back</button>
    {error ? <p class="failure" role="alert">{error}.</p> : null}
  </>;
}

function CorrectionForm({ entry, ledger, done }: { readonly entry: Entry; readonly ledger: Ledger; readonly done: () => void }) {
  const [change, setChange] = useState<Change>('status');
  const { send, error, isBusy } = useCorrection(ledger.pair, done);
  const submit = (form: HTMLFormElement) => {
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const by = text('by');
    keepName(by);
    const values: Record<string, string> = {};
    if (change === 'hide') values['hide'] = '';
    else if (change === 'split') values['split'] = given.getAll('split').map(String).join(',');
    else if (change !== 'note') values[change] = text(change);
    if (change === 'status' && text('date')) values['date'] = text('date');
    if (text('note')) values['note'] = text('note');
    if (text('url')) values['url'] = text('url');
    void send({ entry: entry.id, values, by });
  };
  return (
    <form class="correction" onSubmit={(event) => { event.preventDefault(); submit(event.currentTarget); }}>
      <label>What is to be corrected<select value={change} onChange={(event) => setChange(event.currentTarget.value as Change)}>{CHANGES.map(([key, label]) => <option key={key} value={key}>{label}</option>)}</select></label>
      {change === 'status' ? <>
        <label>Status<select name="status" defaultValue={entry.status}>{Object.entries(LEDGER_STATUSES).map(([status, { label, about }]) => <option key={status} value={status}>{`${label}: ${about}`}</option>)}</select></label>
        <label>Since<input name="date" placeholder="YYYY, YYYY-MM or YYYY-MM-DD" pattern="\d{4}(-\d{2}(-\d{2})?)?" /></label>
      </> : null}
      {change === 'deadline' ? <label>Due<input name="deadline" defaultValue={entry.deadline ?? ''} placeholder="YYYY, YYYY-MM or YYYY-MM-DD; empty: no date" pattern="(\d{4}(-\d{2}(-\d{2})?)?)?" /></label> : null}
      {change === 'what' ? <label>What<input name="what" required maxLength={2000} defaultValue={entry.what} /></label> : null}
      {change === 'merge' ? <label>The other matter<select name="merge" required>{ledger.entries.filter(({ id }) => id !== entry.id).map(({ id, what }) => <option key={id} value={id}>{what.slice(0, 90)}</option>)}</select></label> : null}
      {change === 'split' ? <fieldset><legend>Tellings to set apart</legend>{entry.tellings.map(({ finding, date, what }) => <label key={finding} class="choice"><input type="checkbox" name="split" value={finding} /> {formatDate(date, true)}: {what}</label>)}</fieldset> : null}
      <label>Why<textarea name="note" maxLength={2000} rows={2} required={change === 'note'} /></label>
      <label>Where it can be seen<input name="url" type="url" placeholder="https://" /></label>
      <label>Your name<input name="by" required maxLength={200} defaultValue={keptName()} autocomplete="name" /></label>
      {error ? <p class="failure" role="alert">{error}.</p> : null}
      <p class="correction-buttons"><button type="submit" class="button" disabled={isBusy}>{isBusy ? 'Writing …' : 'Keep the correction'}</button> <button type="button" class="link" onClick={done}>Leave it</button></p>
    </form>
  );
}

/** Sends a correction and has the ledger asked for again; `error` is the service's reason. */
function useCorrection(pair: string, done: () => void) {
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (given: CorrectionGiven): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await postJson<CorrectionMade>(`/api/ledger/${pair}/corrections`, given);
      forgetAnswers('/api/commitments');
      done();
    } catch (failure) {
      setError(failure instanceof ApiError ? failure.message : String(failure));
    } finally {
      setBusy(false);
    }
  };
  return { send, error, isBusy };
}

function keptName(): string {
  try {
    return localStorage.getItem(NAME_KEY) ?? '';
  } catch {
    return '';
  }
}

function keepName(name: string): void {
  try {
    localStorage.setItem(NAME_KEY, name);
  } catch { /* a browser that keeps nothing asks again */ }
}
