/** Codes a text in the browser. */
export function CodePage() {
  return <p>…</p>;
}
