/** Copies what the compiler leaves behind into dist: the SQL of the migrations. Makes the command executable. Run by `npm run build` after tsc. */
import { chmodSync, cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

cpSync(join(ROOT, 'src/storage/migrations'), join(ROOT, 'dist/storage/migrations'), { recursive: true });
chmodSync(join(ROOT, 'dist/cli/main.js'), 0o755);
