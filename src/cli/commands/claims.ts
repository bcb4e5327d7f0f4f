import { renderClaims, renderClaimsMarkdown } from '../../claims/render-claims.js';
import { checkRecordClaims, type RecordClaim } from '../../claims/record-claims.js';
import type { ClaimType } from '../../coder/findings.js';
import { pairKey } from '../../record/dyad.js';
import { today, type Effects } from '../effects.js';
import { chooseFormat, openRows, type RowShape } from '../output.js';
import { readPairArgument } from '../pair-argument.js';
import type { LedgerFormat } from './ledger.js';

export interface ClaimsFlags {
  readonly record: string;
  readonly format?: LedgerFormat;
  /** Day to look from; later documents do not count. */
  readonly asOf?: string;
  readonly type?: ClaimType;
}

const CLAIMS: RowShape<RecordClaim> = {
  empty: 'no claim found in the documents of this pair',
  json: (claim) => claim,
  columns: [
    { name: 'date', value: (claim) => claim.document.date },
    { name: 'claim', value: (claim) => claim.finding.type },
    { name: 'speaker', value: (claim) => claim.finding.speaker },
    { name: 'verdict', value: (claim) => claim.verdict },
    { name: 'sentence', value: (claim) => claim.sentence, isText: true },
  ],
  csv: [
    { name: 'id', value: (claim) => claim.id }, { name: 'document', value: (claim) => claim.document.id }, { name: 'date', value: (claim) => claim.document.date },
    { name: 'type', value: (claim) => claim.finding.type }, { name: 'speaker', value: (claim) => claim.finding.speaker }, { name: 'speaker_code', value: (claim) => claim.finding.speakerCode ?? null },
    { name: 'own_voice', value: (claim) => claim.ownVoice }, { name: 'measure', value: (claim) => claim.measure?.name ?? null }, { name: 'verdict', value: (claim) => claim.verdict },
    { name: 'because', value: (claim) => claim.because }, { name: 'record_answers', value: (claim) => claim.answers.map((answer) => answer.text).join(' ') }, { name: 'sentence', value: (claim) => claim.sentence },
  ],
};

/** `bilat claims`: what is claimed about a relationship, by whom, what could test it and what the record already answers. */
export async function claims(effects: Effects, flags: ClaimsFlags, written: string): Promise<void> {
  const asOf = flags.asOf ?? today(effects);
  const store = await effects.openStore(flags.record, { create: false, readOnly: true });
  try {
    const pair = await readPairArgument(written, store);
    const found = (await checkRecordClaims(pair, store, asOf)).filter((claim) => flags.type === undefined || claim.finding.type === flags.type);
    if (flags.format === 'md') return await effects.stdout.write(renderClaimsMarkdown(pairKey(pair), asOf, found));
    const format = chooseFormat(flags.format, effects.stdout);
    if (format === 'table' && found.length > 0) return await effects.stdout.write(renderClaims(pairKey(pair), asOf, found, effects.stdout.columns));
    const out = openRows(effects.stdout, format, CLAIMS);
    for (const claim of found) await out.write(claim);
    await out.end();
  } finally {
    await store.close();
  }
}
