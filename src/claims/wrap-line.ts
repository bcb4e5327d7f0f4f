/** A text as lines of at most `width` characters where its words allow, the first indented by `indent`, the others by two more. */
export function wrapLine(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/)) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${indent}  ${word}`;
    } else line += (line === indent ? '' : ' ') + word;
  }
  lines.push(line);
  return lines;
}
