import { storeContract } from '../../test/contract/store-contract.js';
import { MemoryStore } from './memory-store.js';

storeContract('the memory store', async () => new MemoryStore());
