/** Measures of a pair of states: plain data in, results with interval, window, exposure and issues out. */
export { contactsOf, filterContacts, knownOn, type Contact, type ContactFilter, type Weight } from './contact.js';
export { emptyInput, type CommitmentFact, type Coverage, type ExposureCell, type MeasureInput, type ThirdPartyAct, type VisitFact } from './input.js';
export type { Cell, DataRow, Interval, Measure, MeasureResult, Parameter, Refusal } from './measure.js';
export { findMeasure, MEASURES, runMeasure } from './registry.js';
export { buildSeries, valuesOf, type DyadSeries, type SeriesOptions, type SeriesPoint } from './series.js';
export { findTurningPoints, type BreakOptions, type FoundBreaks, type PlainSeries } from './find-turning-points.js';
export { describeFileSeries, readSeries } from './file-series.js';
export { segmentAutomatically, type AutoSegmentation } from '../stats/auto-segmentation.js';
export { findSegments, namedPenalty, segmentationPath, type Segmentation, type SegmentationOptions } from '../stats/pelt.js';
export { negativeBinomialCost, normalCost, normalMeanCost, poissonCost, regressionCost, type SegmentCost } from '../stats/segment-cost.js';
export { detectOnline, type OnlineOptions, type OnlineStep } from '../stats/online-changepoints.js';
export { coverOf, f1Of } from '../stats/segmentation-score.js';
