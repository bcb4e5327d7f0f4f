import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { goBack, setView, type Opened } from './state.js';
import { CommitmentEvidence } from './evidence/commitment-evidence.js';
import { DocumentEvidence } from './evidence/document-evidence.js';
import { DocumentList } from './evidence/document-list.js';
import { EventEvidence } from './evidence/event-evidence.js';
import { EventList } from './evidence/event-list.js';
import { StatisticEvidence } from './evidence/statistic-evidence.js';
import { VisitEvidence } from './evidence/visit-evidence.js';

/** The sheet at the side in which every mark opens: a list of events, then one event with its document. */
export function Drawer({ opened, pair }: { readonly opened: Opened | null; readonly pair: string | null }) {
  const sheet = useRef<HTMLDialogElement>(null);
  const isOpen = opened !== null;
  useEffect(() => {
    const node = sheet.current!;
    if (isOpen && !node.open) node.showModal();
    if (!isOpen && node.open) node.close();
  }, [isOpen]);
  useEffect(() => {
    sheet.current!.querySelector('.sheet-body')?.scrollTo(0, 0);
  }, [opened?.kind, opened?.key]);
  return (
    <dialog ref={sheet} class="sheet" aria-label="Evidence" onClose={() => isOpen && close()} onClick={(event) => event.target === sheet.current && close()}>
      {opened ? (
        <div class="sheet-frame">
          <div class="sheet-bar">
            <button type="button" class="link" onClick={goBack}><span aria-hidden="true">←</span> Back</button>
            <button type="button" class="link" onClick={() => { void navigator.clipboard?.writeText(location.href); }}>Copy link</button>
            <button type="button" class="sheet-close" aria-label="Close" onClick={close}><span aria-hidden="true">×</span></button>
          </div>
          <div class="sheet-body" tabindex={-1} autofocus>{contentOf(opened, pair)}</div>
        </div>
      ) : null}
    </dialog>
  );
}

function close(): void {
  setView({ opened: null });
}

function contentOf({ kind, key }: Opened, pair: string | null): ComponentChildren {
  switch (kind) {
    case 'event': return <EventEvidence key={key} id={key} />;
    case 'events': return <EventList key={key} query={key} />;
    case 'document': return <DocumentEvidence key={key} id={key} />;
    case 'documents': return <DocumentList key={key} query={key} />;
    case 'visit': return pair === null ? null : <VisitEvidence key={key} visit={key} pair={pair} />;
    case 'commitment': return pair === null ? null : <CommitmentEvidence key={key} promise={key} pair={pair} />;
    case 'statistic': return pair === null ? null : <StatisticEvidence key={key} id={key} pair={pair} />;
  }
}
