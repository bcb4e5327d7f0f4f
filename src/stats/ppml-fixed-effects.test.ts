import { describe, expect, it } from 'vitest';
import { fitPoissonAbsorbed } from './ppml-fixed-effects.js';

/** Seven exporters and importers; figures by a formula that R has too. */
const rows = Array.from({ length: 7 }, (_, i) => Array.from({ length: 7 }, (_each, j) => ({ i, j }))).flat().filter(({ i, j }) => i !== j)
  .map(({ i, j }) => ({ i, j, distance: Math.log(1 + Math.abs(i * i - 2 * j) + i + j), border: (i + j) % 3 === 0 ? 1 : 0, y: Math.round(200 * Math.exp(Math.sin(i) + Math.cos(2 * j)) / (1 + Math.abs(i - j)) + ((i * 7 + j * 3) % 5)) }));
const design = rows.map(({ distance, border }) => [distance, border]);
const [y, left, right] = [rows.map((row) => row.y), rows.map(({ i }) => i), rows.map(({ j }) => j)];

describe('PPML with exporter and importer effects', () => {
  it('equals glm(y ~ distance + border + factor(i) + factor(j), quasipoisson) of R, errors vcovHC(type = "HC0")', () => {
    const fit = fitPoissonAbsorbed(design, y, left, right)!;
    [[fit.coefficients[0]!, -0.8062507779], [fit.coefficients[1]!, -0.03095128681], [fit.standardErrors[0]!, 0.05361858313], [fit.standardErrors[1]!, 0.03947210282], [fit.deviance, 64.77600613]].forEach(([got, want]) => expect(Math.abs(got! / want! - 1)).toBeLessThan(1e-5));
  });
  it('refuses columns the groups absorb, and nothing', () => {
    expect(fitPoissonAbsorbed(rows.map(({ i }) => [i]), y, left, right)).toBeNull();
    expect(fitPoissonAbsorbed([], [], [], [])).toBeNull();
  });
});
