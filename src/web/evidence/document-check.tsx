import { useState } from 'preact/hooks';
import type { CheckPage } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { Loaded } from '../panels/panel.js';

/** What a document claims and promises, held against the record; asked for by a button, since measuring takes a moment. */
export function DocumentCheck({ id }: { readonly id: string }) {
  const [isWanted, setWanted] = useState(false);
  const check = useApi<CheckPage>(isWanted ? `/api/documents/${encodeURIComponent(id)}/check` : null);
  if (!isWanted) return <p><button type="button" class="button" onClick={() => setWanted(true)}>Check what it claims against the record</button></p>;
  return <Loaded state={check} room={240}>{(page) => <CheckedPage page={page} />}</Loaded>;
}

function CheckedPage({ page }: { readonly page: CheckPage }) {
  return (
    <div class="check">
      <p class="caption">{page.lead}</p>
      {page.sections.map((section) => (
        <section key={section.title} aria-label={section.title}>
          <h3>{section.title}</h3>
          {section.items.length === 0 ? null : <ul class="check-items">{section.items.map((item, k) => (
            <li key={k}>
              <p><b>{item.head}</b></p>
              {item.quote ? <blockquote>{item.quote}</blockquote> : null}
              {item.lines.map((line, n) => <p key={n} class="note">{line}</p>)}
            </li>
          ))}</ul>}
          {section.notes.map((note) => <p key={note} class="note">{note}</p>)}
        </section>
      ))}
    </div>
  );
}
