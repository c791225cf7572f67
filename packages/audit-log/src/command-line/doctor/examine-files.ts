import { accessSync, constants, readdirSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import type { SqliteLocation } from '../../audit-url.ts';
import { ok, problem, warning } from './diagnosis.ts';
import type { Diagnosis, Examination } from './diagnosis.ts';

const mebibyte = 1024 ** 2;
// An hour at full load, and a day of an ordinary one.
const tooLittleBytes = 64 * mebibyte;
const littleBytes = 1024 * mebibyte;

/** Whether the log can be written to, as far as the file system says. */
export const examineWritable: Examination<SqliteLocation> = ({ location: { path } }) => {
  const check = 'writable';
  const refused = [dirname(path), path].filter((place) => !isWritable(place));
  if (refused.length === 0) return [ok(check, `${path} and its folder can be written to`)];
  const advice = 'Give the user of the proxy the right to write there, on a medium that allows it.';
  return [problem(check, `${refused.join(' and ')} cannot be written to by this user`, advice)];
};

/** Who else may read or change the files of a log. */
export const examinePermissions: Examination<SqliteLocation> = ({ location: { path } }) => {
  const check = 'permissions';
  // Windows has other means.
  if (process.platform === 'win32') return [ok(check, 'not looked at on Windows')];
  const folder = dirname(path);
  const files = readdirSync(folder)
    .filter((name) => name === basename(path) || name.startsWith(`${basename(path)}-`))
    // The public key is for everybody.
    .filter((name) => !name.endsWith('.pub'))
    .map((name) => join(folder, name));
  const findings = files.flatMap((file) =>
    judgeMode(check, file, /-(signing-key|secret)$/.test(file)),
  );
  const { mode } = statSync(folder);
  const isSticky = (mode & 0o1000) !== 0;
  if ((mode & 0o002) !== 0 && !isSticky) {
    const advice = `Run: chmod go-w ${folder}`;
    findings.push(problem(check, `everybody may replace the files in ${folder}`, advice));
  }
  const count = files.length === 1 ? '1 file is' : `${files.length} files are`;
  return findings.length > 0 ? findings : [ok(check, `${count} for the owner alone`)];
};

function judgeMode(check: string, file: string, isSecret: boolean): Diagnosis[] {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & 0o077) === 0) return [];
  const who = (mode & 0o007) === 0 ? 'the group' : 'everybody';
  const what = `${file} is open to ${who} (${(mode & 0o777).toString(8)})`;
  const judge = isSecret || who === 'everybody' ? problem : warning;
  return [judge(check, what, `Run: chmod go= ${file}`)];
}

/** How much more the log can grow. */
export const examineFreeSpace: Examination<SqliteLocation> = ({ location: { path } }) => {
  const check = 'free disk space';
  const { bavail, blocks, bsize } = statfsSync(dirname(path));
  const free = bavail * bsize;
  const share = blocks === 0 ? 100 : Math.floor((100 * bavail) / blocks);
  const message = `${toSize(free)} (${share} %) free in ${dirname(path)}`;
  const advice = 'Make room, or remove closed periods with retain: a full disk stops the proxy.';
  if (free < tooLittleBytes) return [problem(check, message, advice)];
  if (free < littleBytes || share < 5) return [warning(check, message, advice)];
  return [ok(check, message)];
};

function toSize(bytes: number): string {
  return bytes < 1024 * mebibyte
    ? `${Math.floor(bytes / mebibyte)} MiB`
    : `${(bytes / mebibyte / 1024).toFixed(1)} GiB`;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
