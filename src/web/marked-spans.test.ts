import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtSpans, shiftSpans, type MarkedSpan } from './marked-spans.js';

const spans = fc.array(fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 })).map(([start, end]): MarkedSpan => ({ span: [start, end], role: 'act' })), { maxLength: 8 });

describe('cutAtSpans', () => {
  it('laid end to end gives the text again, whatever overlaps or lies outside', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 50 }), spans, (text, marked) => {
      expect(cutAtSpans(text, marked).map((segment) => segment.text).join('')).toBe(text);
    }));
  });
  it('marks exactly the characters of each span', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 50 }), spans, (text, marked) => {
      for (const segment of cutAtSpans(text, marked)) {
        const middle = segment.start;
        expect(segment.marks.length).toBe(marked.filter(({ span: [start, end] }) => start <= middle && middle < Math.min(end, text.length) && Math.max(start, 0) < Math.min(end, text.length)).length);
      }
    }));
  });
  it('keeps overlapping roles on the stretch they share', () => {
    expect(cutAtSpans('abcdef', [{ span: [0, 4], role: 'source' }, { span: [2, 6], role: 'act' }]).map(({ text, marks }) => [text, marks.map(({ role }) => role)]))
      .toEqual([['ab', ['source']], ['cd', ['source', 'act']], ['ef', ['act']]]);
  });
  it('gives nothing for no text', () => {
    expect(cutAtSpans('', [{ span: [0, 3], role: 'act' }])).toEqual([]);
  });
});

it('shiftSpans moves spans of a document into a part of it', () => {
  expect(shiftSpans([{ span: [10, 14], role: 'act' }], 10)).toEqual([{ span: [0, 4], role: 'act' }]);
});
