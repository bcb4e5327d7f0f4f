#!/usr/bin/env node
import { nodeEffects } from './node-effects.js';
import { runCli } from './run.js';

const effects = nodeEffects();
process.exitCode = await runCli(process.argv.slice(2), effects);
effects.showProgress(null);
