// The root `postinstall`: a plain `npm ci` or `npm install` counts as an installation, too.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expectedStamp, stampFile } from './stamp.mjs';

mkdirSync(dirname(stampFile), { recursive: true });
writeFileSync(stampFile, expectedStamp());
