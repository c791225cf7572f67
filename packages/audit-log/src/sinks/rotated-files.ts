import { readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

interface RotatedFile {
  readonly path: string;
  readonly day: string;
  readonly number: number;
}

/**
 * Sets a full file aside, as `<name>-<day>.<number><extension>` in its folder, and deletes the
 * oldest of those that were set aside.
 *
 * @param day such as `2026-11-21`
 * @param keepFiles how many to keep; all of them when left out
 */
export async function rotateFile(path: string, day: string, keepFiles?: number): Promise<void> {
  const files = await listRotated(path);
  const numbers = files.filter((file) => file.day === day).map(({ number }) => number);
  await rename(path, toRotatedPath(path, day, Math.max(0, ...numbers) + 1));
  if (keepFiles === undefined) return;
  const surplus = (await listRotated(path)).slice(0, -keepFiles || undefined);
  await Promise.all(surplus.map((file) => unlink(file.path)));
}

/** The files that were set aside, oldest first. */
async function listRotated(path: string): Promise<RotatedFile[]> {
  const extension = extname(path);
  const stem = `${basename(path, extension)}-`;
  const files = (await readdir(dirname(path))).flatMap((name) => {
    if (!name.startsWith(stem) || !name.endsWith(extension)) return [];
    const middle = name.slice(stem.length, name.length - extension.length);
    const [, day, number] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,9})$/.exec(middle) ?? [];
    if (day === undefined || number === undefined) return [];
    return [{ path: join(dirname(path), name), day, number: Number(number) }];
  });
  return files.sort((one, other) =>
    one.day === other.day ? one.number - other.number : one.day < other.day ? -1 : 1,
  );
}

function toRotatedPath(path: string, day: string, number: number): string {
  const extension = extname(path);
  return join(dirname(path), `${basename(path, extension)}-${day}.${number}${extension}`);
}
