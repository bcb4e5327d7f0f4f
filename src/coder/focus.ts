import { isStateCode, type Mention } from '../actors/mention.js';
import type { Actor, EventFinding } from './findings.js';

/** Sectors of people and bodies who, without more, are those of the country a text is about. */
const DOMESTIC: ReadonlySet<string | null> = new Set(['GOV', 'MIL', 'LEG', 'JUD', 'COP', 'SPY', 'OPP', 'LAB', 'CVL', 'EDU', 'AGR', 'PTY', 'CRM', 'BUS', 'MED', 'REF']);
/** Sentences that must name a state before a text can be said to be about it, and how many times as many as name the next. Judgement. */
const LEAST = 2;
const LEAD = 1.5;

/** An event as coded within its sentence, and what its sentence left open. */
export interface OpenEvent {
  readonly event: EventFinding;
  /** True when the act is one done to somebody and nobody was found. */
  readonly lacksTarget: boolean;
  /** Where the roles without an owner stand ("police", "crowds"): starts of their spans. */
  readonly roles: readonly number[];
  /** Where roles stand whose owner was guessed from the sentences before. */
  readonly guesses: readonly number[];
}

/**
 * Which state a text is about, known when all of it is read: the one named in most sentences. It owns the police, crowds and troops nobody else owns, and is whom an act of
 * another state is for that names nobody ("Greece sends two planes with rescuers").
 */
export class Focus {
  /** State → sentences that name it, and its first mention. */
  private readonly states = new Map<string, { sentences: number; readonly first: Mention }>();

  /** Takes the mentions of one sentence. */
  note(mentions: readonly Mention[]): void {
    const own = new Set<string>();
    for (const mention of mentions) {
      const { code } = mention;
      if (code === null || mention.guessed || mention.row === 'document' || own.has(code) || !isStateCode(code) || mention.kind === 'organisation' || mention.kind === 'group') continue;
      own.add(code);
      const known = this.states.get(code);
      if (known) known.sentences++;
      else this.states.set(code, { sentences: 1, first: mention });
    }
  }

  /** The event with what the whole text tells: owners of roles (those of the dateline's state, else of the one the text is about, else of the outlet's where the text names it), and the state an act is for. */
  complete({ event: told, lacksTarget, roles, guesses }: OpenEvent, home: string | null, outlet: string | null): EventFinding {
    // "The president" in a report of the country the paper is from, and that it is about.
    const own = guesses.length > 0 && home === null && outlet !== null && this.leader(new Set()) === outlet ? outlet : null;
    const settled = (actors: readonly Actor[]): readonly Actor[] => (own === null ? actors : actors.map((actor) => (guesses.includes(actor.span[0]) ? { ...actor, code: own } : actor)));
    const event = own === null ? told : { ...told, source: settled(told.source), target: settled(told.target) };
    if (!lacksTarget && roles.length === 0) return event;
    const owned = (actors: readonly Actor[]): readonly Actor[] => {
      const owner = roles.length === 0 ? null : home ?? this.leader(new Set()) ?? (outlet !== null && this.states.has(outlet) ? outlet : null);
      return owner === null ? actors : actors.map((actor) => (actor.code === null && actor.name === null && DOMESTIC.has(actor.sector) && roles.includes(actor.span[0]) ? { ...actor, code: owner } : actor));
    };
    const source = owned(event.source);
    const target = owned(event.target);
    if (!lacksTarget || source.some(({ code }) => code === null)) return { ...event, source, target };
    const about = this.leader(new Set(source.map(({ code }) => code!)));
    return about === null ? { ...event, source, target } : { ...event, source, target: [{ code: about, sector: null, name: null, span: this.states.get(about)!.first.span }] };
  }

  /** The state named in clearly more sentences than any other but those left out; null when none leads. */
  private leader(except: ReadonlySet<string>): string | null {
    let best: string | null = null;
    let [most, next] = [0, 0];
    for (const [code, { sentences }] of this.states) {
      if (except.has(code)) continue;
      if (sentences > most) [best, most, next] = [code, sentences, most];
      else if (sentences > next) next = sentences;
    }
    return most >= LEAST && most >= next * LEAD ? best : null;
  }
}
