import { readRows } from '../base/table.js';
import { EVENT_TYPES, type EventType } from './event-types.js';
import { tables } from './tables.generated.js';

const modes = new Map<string, string[]>(EVENT_TYPES.map((type) => [type, []]));
for (const { type, mode } of readRows(tables['modes']!, ['type', 'mode'])) modes.get(type)!.push(mode);
const needsRecipient = new Set(readRows(tables['event-types']!, ['type', 'recipient_required']).filter((row) => row.recipient_required === 'yes').map((row) => row.type));

/** Modes of a type in the order of the PLOVER manual; empty for AGREE, SUPPORT, CONCEDE, COOPERATE and AID. */
export function modesOf(type: EventType): readonly string[] {
  return modes.get(type)!;
}

/** True for COOPERATE, AID and SANCTION, which the manual codes only with a recipient. */
export function isRecipientRequired(type: EventType): boolean {
  return needsRecipient.has(type);
}

/** True for one of the 16 type names, in capitals. */
export function isEventType(text: string): text is EventType {
  return modes.has(text);
}
