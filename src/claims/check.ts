import type { ClaimFinding, ClaimType, CommitmentFinding, Finding, LoadedFinding } from '../coder/findings.js';
import type { Span } from '../base/span.js';
import type { SentenceVoice } from '../coder/voices.js';
import type { SourceDocument } from '../text/document.js';
import type { Judgement, Verdict } from './judgement.js';

export type { Verdict };

/** Something the record already answers about a claim or figure, with what it rests on. */
export interface RecordAnswer {
  readonly text: string;
  readonly evidence: readonly { readonly kind: 'commitment' | 'claim' | 'event' | 'statistic' | 'ledger'; readonly id: string; readonly document: string | null }[];
}


/** A claim of a document with what could test it, the verdict, and what the record answers. */
export interface CheckedClaim {
  readonly finding: ClaimFinding;
  readonly sentence: string;
  /** True when the outlet says it in its own voice. */
  readonly ownVoice: boolean;
  /** Measure that could test it, by name, and the question it answers; null where none can. */
  readonly measure: { readonly name: string; readonly question: string } | null;
  readonly verdict: Verdict;
  /** Why the verdict is what it is, or what would decide it. */
  readonly because: string;
  /** The rule's figure, evidence and what would change the verdict; absent where no record of the pair was read. */
  readonly judgement?: Judgement;
  readonly answers: readonly RecordAnswer[];
}

/** A commitment of a document with what the record answers. */
export interface CheckedCommitment {
  readonly finding: CommitmentFinding;
  readonly sentence: string;
  readonly answers: readonly RecordAnswer[];
  /** Items of the list, where the finding is one. */
  readonly items: readonly { readonly finding: CommitmentFinding; readonly answers: readonly RecordAnswer[] }[];
}

/** How many sentences a document says itself, and how many it puts into the mouth of whom. */
export interface VoiceCounts {
  readonly sentences: number;
  readonly ownVoice: number;
  readonly attributed: number;
  /** Attributed sentences of which no speaker could be asked. */
  readonly unnamedOnly: number;
  /** Distinct speakers by state code; null for none known. */
  readonly speakersByCountry: readonly { readonly code: string | null; readonly speakers: number; readonly sentences: number; readonly names: readonly string[] }[];
  /** Largest share of attributed sentences that come from one state, 0–1; null below three attributed sentences. */
  readonly oneSided: { readonly code: string; readonly share: number } | null;
}

/** What a document claims and promises, in which words, and who speaks in it. Each list in text order. */
export interface DocumentCheck {
  readonly document: { readonly id: string; readonly title: string | null; readonly date: string | null; readonly outlet: SourceDocument['outlet'] | null; readonly characters: number };
  /** States the document speaks of most, at most two. */
  readonly pair: readonly string[];
  readonly claims: readonly CheckedClaim[];
  readonly commitments: readonly CheckedCommitment[];
  readonly loaded: readonly { readonly finding: LoadedFinding; readonly at: Span; readonly times: number }[];
  readonly voices: VoiceCounts;
  /** What was asked of the record and could not be answered. */
  readonly notes: readonly string[];
}

/** Measure that could test each kind of claim. */
export const MEASURES: Readonly<Record<ClaimType, { readonly name: string; readonly question: string }>> = {
  'turning-point': { name: 'turning-points', question: 'Is there a break in the series of events or figures at that time, and how sure is it?' },
  causal: { name: 'lead-lag', question: 'Does the one series move before the other, and not the other way round?' },
  comparative: { name: 'position', question: 'Where do the two, or this period, stand among comparable ones?' },
  forecast: { name: 'targets', question: 'What growth would it take from the latest figures, and how often was such growth reached?' },
  record: { name: 'series', question: 'Is it the highest, first or lowest in the whole series, and since when does the series run?' },
};

/** Findings of a document sorted by kind, for the check. */
export function sortFindings(findings: readonly Finding[]): { claims: ClaimFinding[]; commitments: CommitmentFinding[]; loaded: LoadedFinding[] } {
  return {
    claims: findings.filter((finding) => finding.kind === 'claim'),
    commitments: findings.filter((finding) => finding.kind === 'commitment'),
    loaded: findings.filter((finding) => finding.kind === 'loaded'),
  };
}

/** The same term once, with how often it is used, in order of first use. */
export function groupLoaded(loaded: readonly LoadedFinding[]): DocumentCheck['loaded'] {
  const groups = new Map<string, { finding: LoadedFinding; at: Span; times: number }>();
  for (const finding of loaded) {
    const key = finding.term.toLowerCase();
    const known = groups.get(key);
    if (known) known.times++;
    else groups.set(key, { finding, at: finding.anchor, times: 1 });
  }
  return [...groups.values()];
}

/** Counts of whose voice the sentences are in. Speakers of claims ("has described it as") count as speakers of their sentences. */
export function countVoices(read: readonly SentenceVoice[], claims: readonly ClaimFinding[]): VoiceCounts {
  const voices = read.map((voice) => {
    const claimed = claims.filter((claim) => claim.speakerSpan !== undefined && claim.sentence[0] === voice.sentence[0] && !voice.speakers.some((speaker) => speaker.name === claim.speaker));
    const added = [...new Map(claimed.map((claim) => [claim.speaker, { name: claim.speaker, code: claim.speakerCode ?? null, named: true, span: claim.speakerSpan! }])).values()];
    return added.length === 0 ? voice : { ...voice, own: false, speakers: [...voice.speakers, ...added] };
  });
  const attributed = voices.filter((voice) => !voice.own);
  const countries = new Map<string | null, { names: Set<string>; sentences: number }>();
  for (const { speakers } of attributed) {
    const codes = new Set(speakers.map((speaker) => speaker.code));
    for (const code of codes) {
      const group = countries.get(code) ?? { names: new Set<string>(), sentences: 0 };
      group.sentences++;
      for (const speaker of speakers) if (speaker.code === code) group.names.add(speaker.name);
      countries.set(code, group);
    }
  }
  const speakersByCountry = [...countries].map(([code, group]) => ({ code, speakers: group.names.size, sentences: group.sentences, names: [...group.names] }))
    .sort((x, y) => y.sentences - x.sentences || (x.code ?? '~').localeCompare(y.code ?? '~'));
  const top = speakersByCountry.find((group) => group.code !== null);
  return {
    sentences: voices.length, ownVoice: voices.length - attributed.length, attributed: attributed.length,
    unnamedOnly: attributed.filter(({ speakers }) => speakers.every((speaker) => !speaker.named)).length,
    speakersByCountry, oneSided: top && top.code !== null && attributed.length >= 3 ? { code: top.code, share: top.sentences / attributed.length } : null,
  };
}
