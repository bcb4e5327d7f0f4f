import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sliceSpan } from '../../src/base/span.js';
import type { Actor, Finding } from '../../src/coder/findings.js';
import { createCoder } from '../../src/coder/pipeline.js';

/** The founding document's content in words of our own: what a careful reader finds in it must be found. */
const folder = new URL('./commentary/', import.meta.url);
const text = readFileSync(new URL('input.txt', folder), 'utf8');
const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<'events' | 'commitments' | 'claims' | 'loaded', string[]>;
const findings = createCoder().code({ id: 'commentary', text, date: '2025-11-26', outlet: { name: 'Example Commentary', country: 'IRN', stateAffiliated: true } });

const side = (actors: readonly Actor[]): string => actors.map((actor) => (actor.sector === 'JRN' && actor.code ? `${actor.code}:${actor.name}` : actor.code ?? sliceSpan(text, actor.span))).join('+');

function summary(finding: Finding): [keyof typeof expected, string] | null {
  switch (finding.kind) {
    case 'event': return ['events', `${finding.type}${finding.mode ? ` ${finding.mode}` : ''} ${finding.status} ${side(finding.source)} > ${side(finding.target)}`.trim()];
    case 'commitment': return ['commitments', [finding.type, finding.type === 'project' ? '' : finding.parties.toSorted().join('+'), finding.type === 'target' ? `${finding.from}-${finding.to} ${finding.unit} ${finding.status}` : `${finding.status} ${finding.count ?? ''} ${finding.count ? 'documents' : sliceSpan(text, finding.anchor)}`].join(' ').replace(/ +/g, ' ')];
    case 'claim': return ['claims', `${finding.type} ${finding.speaker} ${sliceSpan(text, finding.anchor)}`];
    case 'loaded': return ['loaded', sliceSpan(text, finding.anchor)];
    default: return null;
  }
}

const actual: Record<string, string[]> = { events: [], commitments: [], claims: [], loaded: [] };
for (const finding of findings) {
  const entry = summary(finding);
  if (entry) actual[entry[0]]!.push(entry[1]);
}

describe('a commentary on two states', () => {
  for (const [kind, wanted] of Object.entries(expected)) {
    it.each(wanted)(`${kind}: %s`, (line) => {
      const words = line.split(' ');
      const found = actual[kind]!.some((other) => (kind === 'events' ? other === line : words.every((word) => other.includes(word))));
      if (!found) writeFileSync(new URL('actual.json', folder), JSON.stringify(actual, null, 2));
      expect(found, `${line} not among\n${actual[kind]!.join('\n')}`).toBe(true);
    });
  }
});
