import type { Damage, VerifyReport } from './record-file.js';

const EXAMPLES = 5;

/** Collects what checks find: how many rows each looked at, how many were damaged, the first of them. */
export class Findings {
  readonly #checks = new Map<string, { rows: number; damaged: number }>();
  readonly #damage = new Map<string, { message: string; rows: number; examples: string[] }>();

  /** One row looked at: `isSound` or damaged as `message` says. */
  look(name: string, id: string, isSound: boolean, code: string, message: string): void {
    this.check(name, 1, isSound ? 0 : 1, isSound ? [] : [id], code, message);
  }

  /** Many rows looked at, `damaged` of them damaged. */
  check(name: string, rows: number, damaged: number, examples: readonly string[], code: string, message: string): void {
    const check = this.#checks.get(name) ?? { rows: 0, damaged: 0 };
    this.#checks.set(name, { rows: check.rows + rows, damaged: check.damaged + damaged });
    if (damaged === 0) return;
    const known = this.#damage.get(code) ?? { message, rows: 0, examples: [] };
    known.rows += damaged;
    for (const example of examples) if (known.examples.length < EXAMPLES && !known.examples.includes(example)) known.examples.push(example);
    this.#damage.set(code, known);
  }

  report(): VerifyReport {
    return {
      checks: [...this.#checks].map(([name, counts]) => ({ name, ...counts })),
      damage: [...this.#damage].map(([code, { message, rows, examples }]): Damage => ({ code, message, rows, examples })),
    };
  }
}
