import type { ClaimFinding } from '../coder/findings.js';
import { labelOf } from '../ontology/countries.js';

/** What a claim says, as far as a measure can take hold of it. `denied`: the claim says that it is not so. `unclear` names what is missing. */
export type Proposition = { readonly denied?: boolean } & (
  | { readonly kind: 'break' }
  | { readonly kind: 'structure'; readonly denied: boolean }
  | { readonly kind: 'lead'; readonly cause: string; readonly effect: string }
  | { readonly kind: 'precedent'; readonly states: readonly string[] }
  | { readonly kind: 'position'; readonly region: boolean; readonly weak: boolean }
  | { readonly kind: 'trade-figure'; readonly figure: number; readonly falls: boolean; readonly possible: boolean; readonly by: string | null }
  | { readonly kind: 'delivery'; readonly possible: boolean }
  | { readonly kind: 'trade-record'; readonly flow: 'total' | 'export' | 'import'; readonly lowest: boolean }
  | { readonly kind: 'contact-record'; readonly what: 'visits' | 'cooperation'; readonly lowest: boolean }
  | { readonly kind: 'partner-rank' }
  | { readonly kind: 'unclear'; readonly why: string }
);

/** Words that stand for a sector in claims; the first group that matches names it. Narrower groups come first. */
const SECTOR_WORDS: readonly (readonly [string, RegExp])[] = [
  ['border', /\bborder/],
  ['security', /\b(secur|terror|militan|militar|defen[cs]e|intelligence|threat|separatis|insurgen)/],
  ['energy', /\b(energy|gas|pipeline|oil|electricity|power supply|fuel)/],
  ['transport', /\b(transport|transit|railway|rail|road|port|ports|maritime|logistic|shipping|corridor)/],
  ['finance', /\b(bank|financ|currency|payment|investment)/],
  ['economy', /\b(trade|econom|commerc|development|barter|business|prosperity)/],
  ['culture', /\b(cultur|linguist|literar|language|people-to-people|social)/],
  ['religion', /\b(religi|pilgrim|arbaeen|sectarian)/],
  ['humanitarian', /\b(humanitarian|refugee|migra)/],
  ['politics', /\b(politic|diplomat|visit|dialogue|talks)/],
];
/** Words for the relationship as a whole, taken where no sector is named: then every sector but the cause. */
const RELATIONS = /^(relations?|relationships?|ties|cooperation|bilateral|partnership|convergence)\b/;
/** Wordings in which what follows is the cause: "cannot come about without X", "thanks to X". */
const CAUSE_AFTER = /\b(without|due to|because of|thanks to|owing to|result of|rests? on|depends? on|product of|driven by|based on|fuel(l)?ed by|rooted in)\b/i;
const POSSIBLE = /\b(could|may|might|can)\b/i;
const REGION = /\b(region|regional|world|global|international order|international system|asia|middle east)\b/i;
const FALLS = /\b(fall|drop|decline|shrink|sink|decrease|plunge|slump|contract) (to|below|under)\b/i;
const TRADE = /\b(trade|commerce|turnover|exports?|imports?)\b/i;

/**
 * Reads a claim as something to test. `sentence` is the untouched sentence, `pair` its two states. The claim's own clause counts first: words near the anchor, then
 * the sentence.
 */
export function readProposition(finding: ClaimFinding, sentence: string, pair: readonly [string, string]): Proposition {
  const read = readPlain(finding, sentence, pair);
  return read.kind !== 'structure' && read.kind !== 'unclear' && isDenied(finding, sentence) ? { ...read, denied: true } : read;
}

const DENIAL = /\b(not(?! (only|just|merely))|never|hardly|no longer|cannot|can't|won't|isn't|fails? to|failed|unlikely to)\b/i;
/** A promise that stays as it is was not kept. */
const LEFT = /\b(remain|stay)s?\W+(\w+\W+){0,3}(unfinished|incomplete|unimplemented|unfulfilled|undelivered|stalled|frozen|dormant|blocked|on paper|a dead letter)\b/i;
/** Wordings that deny twice, and so say that it is so. */
const TWICE = /\b(without|unless|nothing but|until)\b/i;

/** Whether a claim says that something is not so: a denial in its words, the four before them or the one after. */
function isDenied(finding: ClaimFinding, sentence: string): boolean {
  const [from, to] = [finding.anchor[0] - finding.sentence[0], finding.anchor[1] - finding.sentence[0]];
  const words = sentence.slice(from, to);
  const near = `${sentence.slice(0, from).split(/\s+/).slice(-5).join(' ')}${words}${/^\W*\w*/.exec(sentence.slice(to))![0]}`;
  if (finding.type === 'forecast' && LEFT.test(sentence.slice(from))) return !DENIAL.test(words);
  return DENIAL.test(near) && !TWICE.test(`${near} ${sentence.slice(to, to + 12)}`);
}

function readPlain(finding: ClaimFinding, sentence: string, pair: readonly [string, string]): Proposition {
  const at = finding.anchor[0] - finding.sentence[0];
  const end = finding.anchor[1] - finding.sentence[0];
  const words = sentence.slice(at, end);
  const ofPair = mentionsPair(sentence, pair);
  switch (finding.type) {
    case 'turning-point': {
      if (/episodic|structural (cooperation|relation)/i.test(sentence)) return { kind: 'structure', denied: /\b(remain|remains|still|stay|stays)\b[^.]{0,40}\bepisodic/i.test(sentence) };
      if (!ofPair && REGION.test(sentence)) return { kind: 'unclear', why: 'it speaks of a region or the world, not of the two states; the record of this pair cannot tell' };
      if (/^\W*(\w+\W+){0,3}(region|regional|world|global)\b/i.test(sentence.slice(end)) || /order|system/i.test(words)) return { kind: 'unclear', why: 'the region or the order of the world is nothing that the record of a pair counts' };
      return { kind: 'break' };
    }
    case 'causal': return readCause(sentence, at, end);
    case 'comparative': {
      if (/\b(decisive|powerful|weak(est)?|marginal|influential|leading|key|strong(est)?|important|central|pivotal|pioneer|major) ?(actors?|players?|powers?|states?|countries|of)\b/i.test(sentence.slice(at, end + 20)) || /pioneers?|strongest|most powerful/i.test(words)) {
        return { kind: 'position', region: /\bregion/i.test(sentence), weak: /\b(weak|weakest|marginal)\b/i.test(words) };
      }
      if (/\b(largest|biggest|main|top|first|second|third|important) (trad\w+|export|import|commercial|economic) (partner|market|destination)/i.test(sentence)) return { kind: 'partner-rank' };
      if (/\b(closer|stronger|warmer|better|deeper|more active|more frequent)\b/i.test(words)) return { kind: 'contact-record', what: 'cooperation', lowest: false };
      if (/\b(worse|colder|weaker|cooler|more distant|tenser)\b/i.test(words)) return { kind: 'contact-record', what: 'cooperation', lowest: true };
      return { kind: 'unclear', why: 'what is compared, or with what, is not something that can be counted' };
    }
    case 'forecast': {
      const possible = POSSIBLE.test(words);
      const figure = finding.figures?.find(({ unit }) => unit === 'USD');
      if (figure && TRADE.test(sentence)) return { kind: 'trade-figure', figure: figure.to, falls: FALLS.test(sentence), possible, by: /\b(?:by|until|before|in) (?:the end of )?((?:19|20)\d\d)\b/.exec(sentence)?.[1] ?? null };
      if (/\b(implement|operationali[sz]|complet|deliver|projects?|pipeline|agreements?|mechanisms?|railway)/i.test(`${sentence.slice(0, at).split(/\s+/).slice(-6).join(' ')} ${sentence.slice(at).split(/\s+/).slice(0, 10).join(' ')}`)) return { kind: 'delivery', possible };
      return { kind: 'unclear', why: possible ? 'it says only that something is possible, and names no figure or date by which it would show' : 'it names no figure or date by which it would show' };
    }
    case 'record': {
      const lowest = /\b(low|lows|lowest|least|smallest|worst)\b/i.test(words);
      if (TRADE.test(sentence)) return { kind: 'trade-record', flow: /\bexports?\b/i.test(sentence) && !/\btrade\b/i.test(sentence) ? 'export' : /\bimports?\b/i.test(sentence) && !/\btrade\b/i.test(sentence) ? 'import' : 'total', lowest };
      if (/\bvisit|\btrip\b/i.test(sentence)) return { kind: 'contact-record', what: 'visits', lowest };
      if (/\b(relations|ties|cooperation)\b/i.test(sentence)) return { kind: 'contact-record', what: 'cooperation', lowest };
      return { kind: 'unclear', why: 'of what it would be a record is not something that can be counted' };
    }
  }
}

/** Cause and effect as sectors. The words just before and after the anchor name them; a third pair of states held up as a model is a precedent. */
function readCause(sentence: string, at: number, end: number): Proposition {
  const [before, words, after] = [sentence.slice(0, at), sentence.slice(at, end), sentence.slice(end)];
  const model = /\b(model|pattern|example)\b[^.]*\bbetween ([A-Z]\w+) and ([A-Z]\w+)/.exec(sentence);
  if (model) return { kind: 'precedent', states: [model[2]!, model[3]!] };
  const reversed = CAUSE_AFTER.test(words) || CAUSE_AFTER.test(sentence.slice(at, end + 12)) || /\bwithout (the |a |an )?$/i.test(before);
  const left = nearest(before, 'last');
  const right = nearest(after, 'first');
  const [cause, effect] = reversed ? [right, left] : [left, right];
  if (cause === null || effect === null) return { kind: 'unclear', why: `its ${cause === null ? 'cause' : 'effect'} is nothing that the record counts` };
  if (cause === 'relations') return { kind: 'unclear', why: 'its cause is the relationship as a whole, which cannot be told apart from its effect' };
  if (cause === effect) return { kind: 'unclear', why: `cause and effect both lie in ${cause}` };
  return { kind: 'lead', cause, effect };
}

/** The sector named last (or first) in a stretch of text, within twelve words; `relations` where only the relationship is. */
function nearest(text: string, which: 'first' | 'last'): string | null {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const near = which === 'last' ? words.slice(-12).toReversed() : words.slice(0, 12);
  for (const word of near) {
    const found = SECTOR_WORDS.find(([, pattern]) => pattern.test(word.toLowerCase()));
    if (found) return found[0];
  }
  return near.some((word) => RELATIONS.test(word.toLowerCase())) ? 'relations' : null;
}

function mentionsPair(sentence: string, pair: readonly [string, string]): boolean {
  return /\b(bilateral|two (nations|countries|states|sides|neighbou?rs)|relations|ties|visit|trip|both)\b/i.test(sentence) || pair.some((code) => sentence.includes(labelOf(code)));
}
