import { render } from 'preact';
import type { Actors } from '../server/contract.js';
import { learnNames } from './actor-names.js';
import { getJson } from './api-client.js';
import { App } from './app.js';
import { followHistory } from './state.js';

followHistory();
const root = document.getElementById('app')!;
// Without names the page still works, with codes in their place; what is wrong with the service shows in the panels.
await getJson<Actors>('/api/actors').then(learnNames, () => undefined);
root.replaceChildren();
render(<App />, root);
