import type { Discourse } from '../actors/discourse.js';
import type { Mention } from '../actors/mention.js';
import type { Span } from '../base/span.js';
import type { Analysis } from '../syntax/analysis.js';
import type { Interview } from './first-person.js';

const TURN = /^(?:(Q(?:uestion)?|A(?:nswer)?)|((?:[A-Z][\p{L}'’-]+ ?){1,3}))\s*:\s/u;

/** "Mr President, you came back on Sunday. What do you bring?" and then a quotation: questions bare, answers in quotation marks. */
const ASKED_AND_QUOTED = /^\s*(?:(?:Mr|Mrs|Ms|Madam)\.? )?[A-Z][a-z]+(?: [A-Z][a-z]+)?, [^\n"“]{4,300}\?\s*\n\s*["“]/;
/** A title that tells no country: "Minister", "Prime Minister", "Mr President". */
const BARE_TITLE = /^(?:(?:Mr|Mrs|Ms|Madam)\.? )?(?:Deputy |Prime |Foreign |Defence |Finance |Interior |Attorney )?(?:Minister|President|Secretary|Chancellor|General|Colonel|Governor|Ambassador|Commissioner|Speaker|Senator|Director|Premier|Excellency)$/;

/** Follows who speaks in a text of questions and answers: lines that open with "Q:", "A:" or a name and a colon, or bare questions with answers in quotation marks. `home`: the outlet's state, whose official a guest is that is spoken to by a bare title. */
export class InterviewReader {
  private asking = false;
  private active = false;
  private quoted = false;
  private answers: string | null = null;
  /** How the text names the one asked: by the name before a turn, or by the title a question opens with. */
  private guest: { readonly name: string; readonly span: Span } | null = null;

  constructor(private readonly home: string | null) {}

  /** Who speaks in the sentence that starts at `start`; null outside interviews. Reads on from the sentence before. */
  at(text: string, start: number, analysis: Analysis, mentions: readonly Mention[], discourse: Discourse): Interview | null {
    const opening = /(?:^|\n)\s*$/.test(text.slice(Math.max(0, start - 4), start)) ? TURN.exec(text.slice(start, start + 60)) : null;
    if (start < 4 && ASKED_AND_QUOTED.test(text.slice(0, 500))) {
      this.active = this.quoted = true;
      this.isGuestFrom(discourse, /^\s*([^,]*),/.exec(text)![1]!.trim());
    }
    if (this.quoted) this.asking = !/^\s*["“]/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start + 1));
    if (opening?.[1]) {
      this.active = true;
      this.asking = opening[1].startsWith('Q');
      const title = this.asking && this.guest === null ? /^[^:]*:\s+((?:[A-Z][\p{L}'’-]+ ?){1,4}),/u.exec(text.slice(start, start + 80)) : null;
      if (title) this.isGuestFrom(discourse, title[1]!);
      if (title) this.guest = { name: title[1]!, span: [start + title[0].length - 1 - title[1]!.length, start + title[0].length - 1] };
    } else if (opening?.[2] && this.active) {
      this.asking = discourse.person(opening[2].trim()) === null;
      if (!this.asking) this.guest = { name: opening[2].trim(), span: [start, start + opening[2].trim().length] };
    }
    if (!this.active) {
      const official = mentions.find((mention) => mention.code !== null && (mention.kind === 'person' || mention.kind === 'role'));
      if (official) this.answers ??= official.code;
      return null;
    }
    // "Minister, is Latvia going to leave?": the first question asks the guest about the guest's own side.
    if (this.asking && this.answers === null) this.answers = askedAbout(analysis, mentions);
    const speaker = this.asking || !this.guest ? null : { speaker: this.guest.name, code: this.answers, span: this.guest.span, cue: this.guest.span };
    return { answers: this.answers, asking: this.asking, quoted: this.quoted, speaker };
  }

  /** An interview with one's own "Minister" names no country. */
  private isGuestFrom(discourse: Discourse, title: string): void {
    if (this.answers !== null || this.home === null || !BARE_TITLE.test(title)) return;
    this.answers = this.home;
    discourse.setHome(this.home);
  }
}

/** The state between auxiliary and verb of a question, else the one that its content clause is about. */
function askedAbout(analysis: Analysis, mentions: readonly Mention[]): string | null {
  const { tokens } = analysis.sentence;
  for (let k = 1; k < tokens.length; k++) {
    if (tokens[k - 1]!.pos !== 'AUX') continue;
    const mention = mentions.find((other) => other.from === k && other.code !== null && /^[A-Z]{3}$/.test(other.code));
    if (mention) return mention.code;
  }
  // "Colonel, people say Burkina Faso has asked …"
  for (const { relation, subject } of analysis.clauses) {
    if (relation !== 'content') continue;
    const phrase = analysis.phrases[subject[0] ?? -1];
    const mention = phrase && mentions.find((other) => other.from < phrase.to && phrase.from < other.to && other.kind === 'state' && other.code !== null);
    if (mention) return mention.code;
  }
  return null;
}
