/** The picture of a pair, each sentence with the documents it rests on. */
export { collectBrief, type BriefInput, type BriefSourceReader } from './brief-input.js';
export type { Brief, BriefSection, BriefSentence, BriefSource, BriefTable, Citation } from './brief.js';
export { buildBrief } from './build-brief.js';
export { renderHtml } from './render-html.js';
export { renderMarkdown } from './render-markdown.js';
export { renderText } from './render-text.js';
