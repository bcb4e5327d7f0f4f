/** Other data sets: which file is which, and what their rows become. */
export type { EventColumns, EventLayout, FileHead, FileRow, Layout, Reading, RowLayout, RowResult } from './importer.js';
export { IMPORT_FORMATS, LAYOUTS, recognise, type Recognised } from './registry.js';
export { splitRows, wholeRows, type SplitRows } from './rows.js';
