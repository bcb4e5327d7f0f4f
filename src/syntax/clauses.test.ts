import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../lexicon/english.js';
import { tables } from '../lexicon/en.generated.js';
import { createTokeniser } from '../text/tokens.js';
import { analyseSentence } from './clauses.js';

const lexicon = compileLexicon(tables);
const tokeniser = createTokeniser(lexicon.grammar.lemmatiser);

/** Each clause as "subject | verb | object", with what marks it. */
function clauses(text: string): string[] {
  const analysis = analyseSentence(tokeniser.tokenise(text, [0, text.length]), lexicon.grammar);
  const { tokens } = analysis.sentence;
  const phrase = (index: number): string => text.slice(tokens[analysis.phrases[index]!.from]!.start, tokens[analysis.phrases[index]!.to - 1]!.end);
  return analysis.clauses.map((clause) => [
    clause.subject.map(phrase).join(' + '),
    `${clause.negated ? 'not ' : ''}${clause.modal ? `${clause.modal} ` : ''}${clause.lemma}${clause.passive ? ' (passive)' : ''}`,
    clause.object.map(phrase).join(' + '),
  ].join(' | '));
}

describe('analyseSentence', () => {
  it.each([
    ['plain', 'Iran accused Iraq.', ['Iran | accuse | Iraq']],
    ['content clause without that', 'Iran said Pakistan attacked a village.', ['Iran | say | ', 'Pakistan | attack | a village']],
    ['relative clause', 'The army, which condemned the raid, agreed to leave.', ['The army | condemn | the raid', 'The army | agree | ', 'The army | leave | ']],
    ['reduced relative', 'Militants backed by Kabul attacked a convoy.', ['Militants | back (passive) | ', 'Militants | attack | a convoy']],
    ['opening participle', 'Speaking in Moscow, Lavrov urged Washington to lift sanctions.', ['Lavrov | speak | ', 'Lavrov | urge | Washington', 'Washington | lift | sanctions']],
    ['passive with object control', 'Turkey was urged by Greece to free the pilots.', ['Turkey | urge (passive) | ', 'Turkey | free | the pilots']],
    ['conjoined verbs', 'Iran closed the crossing and recalled its envoy.', ['Iran | close | the crossing', 'Iran | recall | its envoy']],
    ['two subjects', 'Iran closed the crossing and Iraq protested.', ['Iran | close | the crossing', 'Iraq | protest | ']],
    ['compound subject', 'Iran and Oman signed a pact.', ['Iran + Oman | sign | a pact']],
    ['quotation tag', '"We will not talk," said the minister.', ['We | not will talk | ', 'the minister | say | ']],
    ['pronoun for the speaker', 'Ghana said it would help Togo.', ['Ghana | say | ', 'it + Ghana | would help | Togo']],
    ['headline', 'Iran strikes bases in Pakistan', ['Iran | strike | bases']],
    ['capitals', 'IRAN SUMMONS PAKISTANI ENVOY', ['IRAN | summon | PAKISTANI ENVOY']],
    ['time between modal and verb', 'Peru will on Monday host talks.', ['Peru | will host | talks']],
  ])('%s', (_, text, expected) => {
    expect(clauses(text)).toEqual(expected);
  });
});
