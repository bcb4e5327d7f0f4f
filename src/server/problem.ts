import type { Problem } from './contract.js';

/** A request that cannot be answered: becomes problem JSON with this HTTP status. */
export class HttpProblem extends Error {
  constructor(readonly status: number, readonly problem: Problem, options?: ErrorOptions) {
    super(problem.message, options);
    this.name = 'HttpProblem';
  }
}

/** Web-standard answer for a problem. */
export function problemResponse(status: number, problem: Problem): Response {
  return new Response(JSON.stringify(problem), { status, headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' } });
}
