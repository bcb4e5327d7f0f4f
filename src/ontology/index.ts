/** Codes and what they mean: event types and modes, scores, sectors, CAMEO, countries. */
export { EVENT_TYPES, type EventStatus, type EventType, type QuadClass } from './event-types.js';
export { cameoOf, goldsteinOf, isMode, quadOf, scoreOf } from './event-codes.js';
export { isEventType, isRecipientRequired, modesOf } from './event-modes.js';
export { CAMEO_CODES, cameoCode, lostInCameo, meaningOfCameo, readCameo, type CameoCode, type CameoMeaning } from './cameo.js';
export { COUNTRIES, countryOf, findCodeGroup, findCountry, isCountry, labelOf, type CodeSystem, type Country } from './countries.js';
export { actorSectorGloss, glossOf, isSector, SECTORS, sectorOfContext, type Sector } from './sectors.js';
export { relationRoot } from './relation-roots.js';
