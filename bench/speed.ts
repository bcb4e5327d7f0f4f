/** Sentences a second: wink-nlp alone, and bilat from raw text to findings, in turn over the same documents. */
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { loadCoder, ROOT } from './built.js';
import { medianTook, peakMegabytes, time, type Took } from './clock.js';
import { makeDocuments, readSentences } from './corpus.js';

const ROUNDS = 7;
const documents = makeDocuments(readSentences(ROOT), 6000, 1);
const nlp = winkNLP(model, ['sbd', 'pos']);
const { its } = nlp;
const coder = (await loadCoder()).createCoder();

function tag(): number {
  let tokens = 0;
  for (const { text } of documents) {
    const doc = nlp.readDoc(text);
    doc.sentences().out();
    doc.tokens().out(its.value);
    tokens += doc.tokens().out(its.pos).length;
  }
  return tokens;
}

let findings = 0;
function code(): void {
  findings = 0;
  for (const document of documents) findings += coder.code(document).length;
}

const bare: Took[] = [];
const whole: Took[] = [];
const tokens = tag();
code();
for (let round = 0; round < ROUNDS; round++) {
  bare.push(await time(tag));
  whole.push(await time(code));
}
console.log(JSON.stringify({
  sentences: documents.reduce((sum, each) => sum + each.sentences, 0), tokens, findings, megabytes: documents.reduce((sum, { text }) => sum + text.length, 0) / 1e6,
  bare: medianTook(bare), whole: medianTook(whole), peak: peakMegabytes(),
}));
