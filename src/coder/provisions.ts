const ARTICLE = /^\s*(?:(?:Article|Art\.?|Clause|Paragraph|Section)\s+(?:\d+|[IVXLC]+)\b|\d{1,2}[.)]\s)/i;
const DUTY = /\b(?:shall|will|undertakes?\s+to)\b/;
/** Articles with duties that make a text an agreement. Judgement. */
const FEWEST = 3;

/**
 * Tells the articles of an agreement: what they say is to be done is a commitment, not an act. Given the starts of sentences in order, true when
 * the line it stands in is an article; never true for texts with fewer than three articles that oblige.
 */
export function articlesOf(text: string): (start: number) => boolean {
  const starts: [number, number][] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) if (ARTICLE.test(line) && DUTY.test(line)) starts.push([index, index + line.length]);
  if (starts.length < FEWEST) return () => false;
  let at = 0;
  return (start) => {
    while (at < starts.length - 1 && starts[at]![1] <= start) at++;
    return start >= starts[at]![0] && start < starts[at]![1];
  };
}
