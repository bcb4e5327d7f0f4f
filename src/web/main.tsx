import { render } from 'preact';
import { App } from './app.js';
import { followHistory } from './state.js';

followHistory();
const root = document.getElementById('app')!;
root.replaceChildren();
render(<App />, root);
