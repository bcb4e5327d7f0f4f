import type { EntryAgreement, KindAgreement } from '../record/agreement.js';
import type { DocumentError, FacetScore } from '../record/document-evaluation.js';
import type { Classification, RelationScore } from '../record/evaluation.js';
import { renderTable } from './table.js';

interface Versions {
  readonly coder: string;
  readonly lexicon: string;
}

const QUADS: Readonly<Record<string, string>> = { 1: '1 verbal cooperation', 2: '2 material cooperation', 3: '3 verbal conflict', 4: '4 material conflict' };
const CONFUSIONS_SHOWN = 12;

/** Scores on gold relations as text for people. `errors` wrong answers are shown, the surest first. */
export function renderRelationScore(score: RelationScore, versions: Versions, errors: number, width: number): string {
  const given = score.types.classes.reduce((sum, each) => sum + each.predicted, 0);
  return [
    `${score.n} marked pairs, ${given} given a type; coder ${versions.coder}, lexicon ${versions.lexicon}`,
    '', `Types: macro F1 ${percent(score.types.macroF1)}, micro F1 ${percent(score.types.microF1)}, accuracy ${percent(score.types.accuracy)}`, classTable(score.types, width),
    `Quad classes: macro F1 ${percent(score.quads.macroF1)}, micro F1 ${percent(score.quads.microF1)}`, classTable(score.quads, width, QUADS),
    `Cooperation or conflict: macro F1 ${percent(score.binary.macroF1)}, micro F1 ${percent(score.binary.microF1)}`, classTable(score.binary, width),
    ...(score.confusions.length === 0 ? [] : ['Taken for another', renderTable(['should be', 'given', 'cases'].map(column), score.confusions.slice(0, CONFUSIONS_SHOWN)
      .map((each) => [each.gold, each.given ?? '(none)', String(each.n)]), width)]),
    ...(errors === 0 || score.errors.length === 0 ? [] : [`Wrong, the surest first (${Math.min(errors, score.errors.length)} of ${score.errors.length})`,
      renderTable([...['id', 'should be', 'given', 'sure', 'rule'].map(column), { name: 'sentence', isText: true }], score.errors.slice(0, errors)
        .map((each) => [each.id, each.gold.join(' or '), each.given ?? '(none)', each.confidence.toFixed(2), each.rule ?? '', each.text]), width)]),
  ].join('\n');
}

/** Agreement with a chronicle as text for people, with entries whose kind no finding met. */
export function renderAgreement(kinds: readonly KindAgreement[], unmet: readonly (EntryAgreement & { readonly fact: string })[], versions: Versions, width: number): string {
  return [
    `Agreement with hand-given kinds, parties and sectors; coder ${versions.coder}, lexicon ${versions.lexicon}`,
    'Share of entries in which: something was found; a finding is of a type that fits the kind; one is between the parties; one has a sector of the entry; all three.',
    '', renderTable(['kind', 'entries', 'found', 'kind met', 'parties met', 'sector met', 'all met'].map(column),
      kinds.map((row) => [row.kind, String(row.entries), percent(row.coded), percent(row.kindMet), percent(row.pairMet), percent(row.sectorMet), percent(row.allMet)]), width),
    ...(unmet.length === 0 ? [] : ['Kind not met (first ones)', renderTable([...['id', 'kind', 'found'].map(column), { name: 'fact', isText: true }],
      unmet.map((row) => [row.id, row.kind, String(row.found), row.fact]), width)]),
  ].join('\n');
}

/** Scores on gold documents as text for people, with what was missed and what was found beside it in some of them. */
export function renderDocumentScore(documents: number, facets: readonly FacetScore[], errors: readonly DocumentError[], versions: Versions, width: number): string {
  return [
    `${documents} documents; coder ${versions.coder}, lexicon ${versions.lexicon}`, '',
    renderTable(['looked at', 'in gold', 'found', 'right', 'precision', 'recall', 'F1'].map(column), facets
      .map((each) => [each.facet, String(each.gold), String(each.found), String(each.correct), percent(each.precision), percent(each.recall), percent(each.f1)]), width),
    ...(errors.length === 0 ? [] : ['Events missed and found beside gold (first documents)', renderTable([column('document'), { name: 'missed', isText: true }, { name: 'beside gold', isText: true }],
      errors.map((each) => [each.id, each.missed.join('; '), each.spurious.join('; ')]), width)]),
  ].join('\n');
}

function classTable(classes: Classification, width: number, names: Readonly<Record<string, string>> = {}): string {
  return renderTable(['', 'cases', 'given', 'precision', 'recall', 'F1'].map(column), classes.classes
    .map((each) => [names[each.name] ?? each.name, String(each.gold), String(each.predicted), percent(each.precision), percent(each.recall), percent(each.f1)]), width);
}

function column(name: string) {
  return { name, isText: false };
}

/** A share as a percentage with one decimal; an en dash when there is none. */
function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)}%`;
}
