import type { EventType } from '../ontology/event-types.js';
import { sharedCount, type EventReport } from './event-report.js';
import type { DedupeRule } from './rule.js';

/** What an announced act is coded as when it is done: the codebook turns future talks, backing, cooperation and aid into AGREE, release and withdrawal into CONCEDE. */
const CARRIED_OUT: Readonly<Partial<Record<EventType, readonly EventType[]>>> = {
  AGREE: ['AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE', 'AID', 'RETREAT'],
  CONCEDE: ['CONCEDE', 'RETREAT'],
};

/**
 * Whether a telling of an act to come announces the act that another telling says was done. The two stay two events, each with its status; they are shown
 * as stages of one matter. Asks for the actors, a type the announcement can turn into, and either the day that was announced, or (where none was) an
 * act within the rule's days after with a name, a place or a third of the words in common.
 */
export function isAnnouncementOf(ahead: EventReport, told: EventReport, rule: DedupeRule): boolean {
  if (ahead.stage !== 'ahead' || told.stage !== 'told' || told.status === 'denied' || told.firstDay === null || told.lastDay === null) return false;
  if (!(CARRIED_OUT[ahead.type] ?? [ahead.type]).includes(told.type)) return false;
  if (ahead.mode !== null && told.mode !== null && ahead.mode !== told.mode && (ahead.mode === 'phone' || told.mode === 'phone')) return false;
  if (!haveSameActors(ahead, told)) return false;
  if (ahead.published !== null && told.lastDay < ahead.published) return false;
  if (ahead.isDateTold && ahead.firstDay !== null && ahead.lastDay !== null && ahead.firstDay !== ahead.published) {
    return told.firstDay <= ahead.lastDay + rule.toldDays && told.lastDay >= ahead.firstDay - rule.toldDays;
  }
  const since = ahead.published ?? ahead.firstDay;
  if (since === null || told.firstDay > since + rule.announcementDays) return false;
  const words = (2 * sharedCount(ahead.words, told.words)) / (ahead.words.length + told.words.length || 1);
  return sharedCount(ahead.names, told.names) > 0 || sharedCount(ahead.places, told.places) > 0 || words >= 1 / 3;
}

/** The same parties; who goes and who receives must not be swapped where both name a direction. */
function haveSameActors(x: EventReport, y: EventReport): boolean {
  const all = (report: EventReport): Set<string> => new Set([...report.sources, ...report.targets]);
  const [left, right] = [all(x), all(y)];
  const common = [...left].filter((code) => right.has(code)).length;
  if (common === 0 || common < Math.min(left.size, right.size)) return false;
  if (x.targets.length === 0 || y.targets.length === 0) return common >= 2 || Math.min(left.size, right.size) === 1;
  return x.sources.some((code) => y.sources.includes(code)) && (common >= 2 || Math.min(left.size, right.size) === 1);
}
