/** A text as a template literal of a module, in ASCII: source in one-byte characters is read fastest, and stays small in memory. */
export function asTemplate(text: string): string {
  return `\`${text.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&').replaceAll(/[^\t\n\u0020-\u007e]/g, (ch) => `\\u${ch.charCodeAt(0).toString(16).padStart(4, '0')}`)}\``;
}
