import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSourceFaults } from '../../../src/mutation/source-code/list-source-faults.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'source-faults-'));
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

/** A line of code, the operator, and what that makes of it: once for each place. */
const cases: readonly (readonly [code: string, operator: string, faults: readonly string[]])[] = [
  ['client.GET(path);', 'change-method', ['client.DELETE(path);']],
  ["const sent = { method: 'POST' };", 'change-method', ["const sent = { method: 'PUT' };"]],
  ["const path = '/api/token';", 'change-path', ["const path = '/api/tokenx';"]],
  ['const answer = jsonAnswer(404);', 'change-status', ['const answer = jsonAnswer(410);']],
  ['const port = 8080;', 'change-status', []],
  ["answer.headers.set('Allow', 'GET');", 'drop-header', [';']],
  ["const headers = { accept: 'a', b };", 'drop-header', ['b };', "accept: 'a'"]],
  ["const all = { 'X-Id': id };", 'drop-header', ['const all = {   };']],
  ['send({ method, body });', 'swap-body', ['send({ method, body: {} });']],
  ['jsonAnswer(200, message);', 'swap-body', ['jsonAnswer(200, {});']],
  ["const page = query['page'];", 'rename-name', ["query['pageX']"]],
  ["const page = form.get('grant_type');", 'rename-name', ["form.get('grant_typeX')"]],
  ['answer({ WasSuccessful: true });', 'rename-name', ["answer({ 'WasSuccessfulX': true });"]],
  ['answer({ TotalPages });', 'rename-name', ['answer({ TotalPagesX: TotalPages });']],
  ['const known = { page: true, size: true };', 'forget-entry', ['size: true };', 'page: true']],
  ["const statuses = new Set(['a', 'b']);", 'forget-entry', ["'b']", "['a', "]],
  ['send({ params: { path } });', 'forget-entry', ['send({ params: {   } });']],
  ['const id = encodeURIComponent(name);', 'change-encoding', ['const id = String(name);']],
  ["type('application/json');", 'change-encoding', ["type('application/x-www-form-urlencoded');"]],
  ['const value = given ?? 1;', 'drop-null-handling', ['const value = (given)!;']],
  ['const isGone = given === undefined;', 'drop-null-handling', ['const isGone = false;']],
  ['const isThere = given != null;', 'drop-null-handling', ['const isThere = true;']],
  ['let given = undefined;', 'drop-null-handling', []],
  ['if (isGone) stop();', 'negate-condition', ['if (!(isGone)) stop();']],
  ['const value = isGone ? 1 : 2;', 'negate-condition', ['const value = !(isGone) ? 1 : 2;']],
  ['assertRecordId(id);', 'drop-guard', [';']],
  ['if (isGone) throw error;', 'drop-guard', [';']],
  ['if (isGone) { log(); throw error; }', 'drop-guard', [';']],
  ['if (isGone) stop();', 'drop-guard', []],
  // What is only inherited by a table of replacements is no entry of it.
  ['value.constructor(toString);', 'change-method', []],
  // Types have no effect at run time.
  ["type Method = 'GET' | 'POST';", 'change-method', []],
  ["import { GET } from '/api/x';", 'change-path', []],
];

describe('listSourceFaults', () => {
  it.each(cases)('%s %s', (code, operator, expected) => {
    const found = listFaults(code).filter((fault) => fault.operator === operator);

    expect(found).toHaveLength(expected.length);
    for (const [index, text] of expected.entries()) {
      expect(found[index]?.mutate()).toContain(text);
      expect(found[index]?.mutate()).not.toBe(code);
    }
  });

  it('names a place by the declarations around it, not by its line', () => {
    const code = 'function toAnswer() {\n  const gone = () => emptyAnswer(404);\n}\n';
    const subjects = (text: string): readonly string[] =>
      listFaults(text).map(({ subject }) => subject);

    expect(subjects(code)).toEqual(['module/toAnswer.gone.404']);
    expect(subjects(`// A line more.\n${code}`)).toEqual(subjects(code));
    expect(listFaults(`// A line more.\n${code}`)[0]?.line).toBe(3);
  });
});

function listFaults(code: string): ReturnType<typeof listSourceFaults> {
  writeFileSync(join(root, 'module.ts'), code);
  return listSourceFaults({ area: 'client', root, folder: '.', exclude: [] });
}
