import { createPrivateKey, generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import {
  createNoteSigner,
  createNoteVerifier,
  NoteKeyError,
  parseVerifierKey,
} from '../../src/checkpoint/note-key.ts';
import { NoteError, openNote, signNote } from '../../src/checkpoint/signed-note.ts';

// The vectors that golang.org/x/mod/sumdb/note is tested with.
const peterKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const peterSeed = 'gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=';
const enochKey = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const text =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n";
const peterLine =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const enochLine =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const peter = parseVerifierKey(peterKey);
const enoch = parseVerifierKey(enochKey);
const anyTime = new Date('2026-11-20T08:15:30Z');

function codeOf(note: string, verifiers = [peter]): unknown {
  try {
    openNote(note, verifiers);
    return 'opened';
  } catch (error) {
    if (error instanceof NoteError) return error.code;
    throw error;
  }
}

describe('parseVerifierKey', () => {
  it('reads a key, and finds any mangled one', () => {
    expect(peter).toMatchObject({ name: 'PeterNeumann', keyId: 'c74f20a3', kind: 'note' });
    for (let start = 0; start <= peterKey.length; start += 1) {
      for (let end = start; end <= peterKey.length; end += 1) {
        if (end - start === peterKey.length) continue;
        expect(() => parseVerifierKey(peterKey.slice(start, end))).toThrow(NoteKeyError);
      }
    }
    for (let at = 0; at < peterKey.length; at += 1) {
      const next = String.fromCharCode(peterKey.charCodeAt(at) + 1);
      const mangled = peterKey.slice(0, at) + next + peterKey.slice(at + 1);
      expect(() => parseVerifierKey(mangled)).toThrow(NoteKeyError);
    }
  });

  it.each([
    'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    `${peterKey}\n`,
    ` ${peterKey}`,
  ])('refuses %j', (key) => {
    expect(() => parseVerifierKey(key)).toThrow(NoteKeyError);
  });
});

describe('signNote', () => {
  const pkcs8 = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from(peterSeed, 'base64'),
  ]);
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });

  it('makes the published signature, for the published key', () => {
    const signer = createNoteSigner('PeterNeumann', privateKey);
    expect(signer.verifierKey).toBe(peterKey);
    expect(signNote(text, [signer], anyTime)).toBe(`${text}\n${peterLine}`);
  });

  it('makes notes that any of its keys opens, and says when they were made', () => {
    const keys = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
    const signers = keys.map((key) => createNoteSigner('example.com/log', key.privateKey));
    const [first] = keys;
    const timed = keys.map((key) =>
      createNoteSigner('example.com/log', key.privateKey, 'cosignature'),
    );
    const note = signNote(text, [...signers, ...timed], anyTime);
    for (const { verifierKey } of signers) {
      const { text: opened, signatures } = openNote(note, [parseVerifierKey(verifierKey)]);
      expect(opened).toBe(text);
      expect(signatures).toMatchObject([{ timeSeconds: undefined }]);
    }
    for (const { verifierKey } of timed) {
      expect(openNote(note, [parseVerifierKey(verifierKey)]).signatures).toMatchObject([
        { timeSeconds: anyTime.getTime() / 1000 },
      ]);
    }
    expect(first && createNoteVerifier('another/name', first.publicKey).keyId).not.toBe(
      signers[0]?.keyId,
    );
  });

  it.each(['', 'abc', 'a\tb\n', 'a\r\n', 'a\0\n', '\ud800\n'])('refuses the text %j', (bad) => {
    expect(() => signNote(bad, [], anyTime)).toThrow(NoteError);
  });

  it.each(['', 'a b', 'a+b', 'a\u00a0b', 'a\u2003b', 'a\nb'])('refuses the name %j', (name) => {
    expect(() => createNoteSigner(name, privateKey)).toThrow(NoteKeyError);
  });

  it('refuses a key of another kind', () => {
    const { privateKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => createNoteSigner('example.com/log', other)).toThrow(NoteKeyError);
  });
});

describe('openNote', () => {
  const note = `${text}\n${peterLine}${enochLine}`;

  it('names the keys that it knows, and ignores the others', () => {
    const ids = (verifiers = [peter]): unknown =>
      openNote(note, verifiers).signatures.map(({ name, keyId }) => `${name}+${keyId}`);
    expect(ids()).toEqual(['PeterNeumann+c74f20a3']);
    expect(ids([enoch, peter])).toEqual(['PeterNeumann+c74f20a3', 'EnochRoot+af0cfe78']);
    expect(codeOf(note, [])).toBe('unsigned');
    expect(codeOf(`${text}\n${enochLine}`)).toBe('unsigned');
  });

  it('takes a signature that is there twice for one', () => {
    expect(openNote(`${text}\n${peterLine}${peterLine}`, [peter]).signatures).toHaveLength(1);
  });

  it('opens a text with empty lines', () => {
    const signer = createNoteSigner('a', generateKeyPairSync('ed25519').privateKey);
    const verifier = parseVerifierKey(signer.verifierKey);
    const poem = 'one\n\ntwo\n\n\nthree\n';
    expect(openNote(signNote(poem, [signer], anyTime), [verifier]).text).toBe(poem);
  });

  it('refuses a note as a whole when a known key has not signed it', () => {
    const bad = peterLine.slice(0, 60) + 'ABCD' + peterLine.slice(60);
    expect(codeOf(`${text}\n${bad}`)).toBe('bad-signature');
    expect(codeOf(`${text}\n${enochLine}${bad}`, [enoch, peter])).toBe('bad-signature');
    expect(codeOf(`another text\n\n${peterLine}`)).toBe('bad-signature');
  });

  it.each([
    { name: 'nothing', bad: '' },
    { name: 'no signature', bad: `${text}\n` },
    { name: 'no empty line', bad: text + peterLine },
    { name: 'no line break at the end', bad: `${text}\n${peterLine}`.trimEnd() },
    { name: 'another line after the signatures', bad: `${text}\n${peterLine}more\n` },
    { name: 'hyphens for the dash', bad: `${text}\n${peterLine.replace('—', '--')}` },
    { name: 'two spaces', bad: `${text}\n${peterLine.replace('n x', 'n  x')}` },
    { name: 'a name with a plus', bad: `${text}\n${peterLine.replace('PeterN', 'Peter+N')}` },
    { name: 'bad base64', bad: `${text}\n${peterLine.replace('x08go', 'x08g_')}` },
    { name: 'base64 without its padding', bad: `${text}\n${peterLine.replace('=', '')}` },
    { name: 'a signature that is too short', bad: `${text}\n— PeterNeumann x08gow==\n` },
    { name: 'a carriage return', bad: `${text}\n${peterLine}`.replaceAll('\n', '\r\n') },
    { name: 'a control character', bad: `${text}\u0007\n\n${peterLine}` },
    { name: 'too many signatures', bad: `${text}\n${peterLine.repeat(101)}` },
  ])('refuses a note with $name', ({ bad }) => {
    expect(codeOf(bad)).toBe('malformed');
  });
});
