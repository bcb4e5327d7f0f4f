/**
 * A text as lines of at most `width` characters where its words allow: the first behind `head`, the others behind `rest` (by default the head's
 * indent and two more).
 */
export function wrapLine(text: string, width: number, head: string, rest = `${head}  `): string[] {
  const lines: string[] = [];
  let line = head;
  let isEmpty = true;
  for (const word of text.split(/\s+/)) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest + word;
    } else line += (isEmpty ? '' : ' ') + word;
    isEmpty = false;
  }
  return [...lines, line];
}
