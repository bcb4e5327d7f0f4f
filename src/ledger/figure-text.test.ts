import { describe, expect, it } from 'vitest';
import { figureText, percentText } from './figure-text.js';

describe('figureText', () => {
  it.each([[1e10, '10 billion'], [2.5e6, '2.5 million'], [2775, '2,775'], [0.077, '0.077'], [3.129e9, '3.129 billion'], [1e12, '1 trillion'], [0, '0'], [-4e9, '-4 billion'], [999_999, '999,999']])('%d is %s', (value, text) => {
    expect(figureText(value)).toBe(text);
  });
  it.each([[0.359, '36%'], [0.0512, '5.1%'], [0, '0%'], [-0.5, '-50%'], [1.2, '120%']])('%d is %s', (share, text) => {
    expect(percentText(share)).toBe(text);
  });
});
