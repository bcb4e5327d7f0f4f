import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createCoder } from './pipeline.js';

const coder = createCoder();
const rows = readFileSync(new URL('../../test/gold/claim-sentences.tsv', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).slice(1).map((line) => line.split('\t'));

it('reads the claims of sentences in many styles, and none where none is made', () => {
  const wrong = rows.filter(([text, type = '']) => {
    const found = [...new Set(coder.code({ id: 'x', text: text!, date: '2025-08-03' }).flatMap((finding) => (finding.kind === 'claim' ? [finding.type] : [])))].join(' ');
    return found !== type;
  });
  expect(wrong.slice(0, Math.max(0, wrong.length - Math.floor(rows.length / 10))).map(([text]) => text)).toEqual([]);
});
