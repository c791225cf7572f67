import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { openCheckpoint, signCheckpoint } from '../../src/checkpoint/checkpoint.ts';
import { parseVerifierKey } from '../../src/checkpoint/note-key.ts';
import { signNote } from '../../src/checkpoint/signed-note.ts';
import { parseSigningKey } from '../../src/checkpoint/signing-key.ts';
import { splitNotes } from '../../src/checkpoint/split-notes.ts';

const origin = 'example.com/audit';
const time = new Date('2026-11-20T08:15:30Z');
const rootHash = Buffer.alloc(32, 0xab);
const root = rootHash.toString('base64');
const { privateKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
const { signers, verifierKey } = parseSigningKey(origin, pem);
const verifiers = [parseVerifierKey(verifierKey)];
const timedVerifiers = signers.map((signer) => parseVerifierKey(signer.verifierKey));

describe('a checkpoint', () => {
  it('is a note of origin, size and root hash', () => {
    const note = signCheckpoint({ origin, size: 20852163, rootHash }, signers, time);
    expect(note.split('\n\n')[0]).toBe(`${origin}\n20852163\n${root}`);
    expect(openCheckpoint(note, verifiers)).toEqual({
      ...{ origin, size: 20852163, rootHash, time: undefined },
    });
  });

  it('says when it was signed to who looks at the cosignature', () => {
    const note = signCheckpoint({ origin, size: 0, rootHash }, signers, time);
    expect(openCheckpoint(note, timedVerifiers)).toMatchObject({ size: 0, time });
  });

  it('may have further lines', () => {
    const note = signNote(`${origin}\n7\n${root}\nmore\nand more\n`, signers, time);
    expect(openCheckpoint(note, verifiers)).toMatchObject({ size: 7 });
  });

  it.each([
    ['only two lines', `${origin}\n7\n`],
    ['no origin', `\n7\n${root}\n`],
    ['no size', `${origin}\n\n${root}\n`],
    ['a size with a zero in front', `${origin}\n07\n${root}\n`],
    ['a negative size', `${origin}\n-7\n${root}\n`],
    ['a size that no number holds', `${origin}\n9007199254740993\n${root}\n`],
    ['a root that is too short', `${origin}\n7\n${root.slice(0, 40)}\n`],
    ['a root that is no base64', `${origin}\n7\n${'_'.repeat(44)}\n`],
    ['an empty line', `${origin}\n7\n${root}\n\nmore\n`],
  ])('is refused with %s, whoever signed it', (_name, text) => {
    const note = signNote(text, signers, time);
    expect(() => openCheckpoint(note, verifiers)).toThrow('no checkpoint');
  });

  it.each(['', 'two\nlines', 'a\ttab'])('is not signed for the origin %j', (bad) => {
    expect(() => signCheckpoint({ origin: bad, size: 0, rootHash }, signers, time)).toThrow(
      /origin|control characters/,
    );
  });
});

describe('splitNotes', () => {
  const notes = [1, 2, 3].map((size) => signCheckpoint({ origin, size, rootHash }, signers, time));

  it.each([
    { name: 'one after the other', text: notes.join('') },
    { name: 'empty lines between them', text: notes.join('\n') },
    { name: 'empty lines around them', text: `\n\n${notes.join('\n\n\n')}\n\n` },
    { name: 'line breaks of Windows', text: notes.join('\n').replaceAll('\n', '\r\n') },
    { name: 'a byte order mark', text: `\ufeff${notes.join('')}` },
  ])('finds notes with $name', ({ text }) => {
    expect(splitNotes(text)).toEqual({ notes, rest: '' });
  });

  it.each(['', '\n\n'])('finds none in %j', (text) => {
    expect(splitNotes(text)).toEqual({ notes: [], rest: '' });
  });

  it('finds the whole ones wherever the last one was torn off', () => {
    const [first = '', second = ''] = notes;
    const signatures = second.indexOf('\n\n') + 2;
    for (let length = 1; length < signatures + 10; length += 1) {
      const torn = second.slice(0, length);
      expect(splitNotes(first + torn)).toEqual({ notes: [first], rest: torn });
    }
  });

  it('gets to the end of a large text that holds none', () => {
    const large = 'no note at all\n'.repeat(200_000);
    expect(splitNotes(large)).toEqual({ notes: [], rest: large });
  });
});
