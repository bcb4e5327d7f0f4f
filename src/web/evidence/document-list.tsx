import type { Documents } from '../../server/contract.js';
import { useApi } from '../api-client.js';
import { formatDate, joinWords, plural } from '../format.js';
import { Empty, Loaded } from '../panels/panel.js';
import { open } from '../state.js';

/** The documents behind a figure, newest first. */
export function DocumentList({ query }: { readonly query: string }) {
  const documents = useApi<Documents>(`/api/documents?${query}&limit=200`);
  const params = new URLSearchParams(query);
  const [from, to, outlet] = [params.get('from'), params.get('to'), params.get('outlet')];
  return (
    <article>
      <header class="sheet-head">
        <h2>{outlet ? `Documents carried by ${outlet}` : 'Documents'}</h2>
        <p class="note">{from ? `${formatDate(from)} – ${formatDate(to)}` : 'whole record'}</p>
      </header>
      <Loaded state={documents} room={400}>
        {({ rows, total }) => (total === 0 ? <Empty>No document on record fits.</Empty> : (
          <>
            <p class="caption">{plural(total, 'document')}{total > rows.length ? `, ${rows.length} shown` : ''}.</p>
            <ul class="documents">
              {rows.map((row) => (
                <li key={row.id}>
                  <button type="button" class="document-open" onClick={() => open('document', row.id)}>
                    <span class="document-title">{row.title ?? row.id}</span>
                    <span class="note">{formatDate(row.date)} · {row.outlets.length ? joinWords(row.outlets.slice(0, 3)) + (row.outlets.length > 3 ? ` and ${row.outlets.length - 3} more` : '') : 'outlet not named'}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        ))}
      </Loaded>
    </article>
  );
}
