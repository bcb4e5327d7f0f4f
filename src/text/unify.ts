/**
 * The one copy that the engine keeps of a text: equal texts that were unified are compared by address, character by character otherwise. Names of properties
 * are kept that way, so the text is made one for a moment. For words that are compared often; takes about as long as comparing fifty of them.
 */
export function unify(text: string): string {
  for (const name in { [text]: 0 }) return name;
  return text;
}
