import type { RecordClaim } from '../claims/record-claims.js';
import type { MeasureResult } from '../measures/measure.js';
import type { BriefSection } from './brief.js';
import { countText, listText } from './wording.js';

const CLAIMS_SHOWN = 12;

/** What the measures of the pair say, each in its own sentence with method and size; those that had too little are named with what they need. */
export function measureSection(results: readonly MeasureResult[]): BriefSection {
  const answered = results.filter(({ refused }) => refused === null);
  return {
    id: 'measures', title: 'What the measures say',
    sentences: answered.map((result) => ({ text: result.statement, citations: [], basis: `${result.measure}, ${result.n} ${result.nOf}${result.window.from === null ? '' : `, ${result.window.from} to ${result.window.to}`}` })),
    notes: results.filter(({ refused }) => refused !== null).map(({ measure, refused }) => `${measure.split('/')[0]}: no answer, ${refused!.reason}; needed: ${refused!.needed}.`),
  };
}

/** Claims of the record with their verdicts: decided ones first, each with its reason. */
export function claimSection(claims: readonly RecordClaim[]): BriefSection {
  const count = (verdict: RecordClaim['verdict']) => claims.filter((claim) => claim.verdict === verdict).length;
  const verdicts = (['supported', 'contradicted', 'undecided', 'not testable'] as const).filter((verdict) => count(verdict) > 0).map((verdict) => `${count(verdict)} ${verdict}`);
  const order = { supported: 0, contradicted: 0, undecided: 1, 'not testable': 2 } as const;
  const shown = claims.toSorted((x, y) => order[x.verdict] - order[y.verdict]);
  const cite = (claim: RecordClaim) => [{ kind: 'claim' as const, id: claim.id, document: claim.document.id }];
  return {
    id: 'claims', title: 'What is claimed, and whether it holds',
    sentences: claims.length === 0 ? [] : [{ text: `${countText(claims.length, 'claim')} on record: ${listText(verdicts)}.`, citations: claims.slice(0, 3).flatMap(cite) }],
    ...(claims.length > 0 && { table: {
      columns: ['Date', 'Who', 'Claim', 'Verdict', 'Why'], more: Math.max(0, shown.length - CLAIMS_SHOWN),
      rows: shown.slice(0, CLAIMS_SHOWN).map((claim) => ({ cells: [claim.document.date ?? 'undated', claim.finding.speaker, claim.finding.type, claim.verdict, claim.because], citations: cite(claim) })),
    } }),
    notes: claims.length === 0 ? ['No claim about the pair is on record.'] : ['Verdicts follow stated rules (docs/measures.md); undecided means that this record cannot tell.'],
  };
}
