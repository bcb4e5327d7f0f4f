import { BACI, BACI_CHAPTERS } from './baci.js';
import { CEPII_DISTANCE } from './cepii-distance.js';
import { COMTRADE, COMTRADE_LEGACY } from './comtrade.js';
import { ATOP, COW_CONTIGUITY, COW_IGO } from './cow-dyads.js';
import { COW_TRADE_3, COW_TRADE_4 } from './cow-trade.js';
import { DESTA } from './desta.js';
import { IMF_TRADE, IMF_TRADE_WIDE } from './imf-trade.js';
import type { RowLayout } from './importer.js';
import { INTEGRATION_AGREEMENTS } from './integration-agreements.js';
import { MEMBERSHIP_TABLE } from './membership-table.js';
import { PRESS_TRADE, TRADE_TABLE } from './reported-trade.js';
import { TREATY_MEMBERS } from './treaty-members.js';
import { WORLD_BANK_GDP, WORLD_BANK_LONG, WORLD_BANK_WIDE } from './world-bank.js';

/** Statistics, agreements and memberships. Where two layouts know a file (BACI by chapter) the first is meant unless its format is asked for. */
export const FIGURE_LAYOUTS: readonly RowLayout[] = [
  COW_TRADE_4, COW_TRADE_3, BACI, BACI_CHAPTERS, COMTRADE, COMTRADE_LEGACY, IMF_TRADE, IMF_TRADE_WIDE, TRADE_TABLE, PRESS_TRADE, WORLD_BANK_WIDE, WORLD_BANK_LONG, WORLD_BANK_GDP,
  CEPII_DISTANCE, DESTA, TREATY_MEMBERS, MEMBERSHIP_TABLE, COW_IGO, ATOP, COW_CONTIGUITY, INTEGRATION_AGREEMENTS,
];
