import { describe, expect, it } from 'vitest';
import {
  createYamlEditor,
  type YamlEditor,
} from '../../../src/mutation/specification/yaml-editor.ts';

interface Case {
  readonly title: string;
  readonly before: string;
  readonly change: (file: YamlEditor) => void;
  readonly after: string;
}

const cases: readonly Case[] = [
  {
    title: 'takes a block out with its key',
    before: 'a: 1\nb:\n  c: 2\n  d: 3\ne: 4\n',
    change: (file) => {
      file.delete(['b']);
    },
    after: 'a: 1\ne: 4\n',
  },
  {
    title: 'leaves an empty map where the last key goes',
    before: 'a:\n  b: 1\nc: 2\n',
    change: (file) => {
      file.delete(['a', 'b']);
    },
    after: 'a:\n  {}\nc: 2\n',
  },
  {
    title: 'takes an item out of a block list',
    before: 'list:\n  - one\n  - two # why\n  - three\nend: 1\n',
    change: (file) => {
      file.delete(['list', 1]);
    },
    after: 'list:\n  - one\n  - three\nend: 1\n',
  },
  {
    title: 'takes the first key out of an item of a list',
    before: '- a: 1\n  b: 2\n',
    change: (file) => {
      file.delete([0, 'a']);
    },
    after: '- b: 2\n',
  },
  {
    title: 'takes an item out of the middle of a flow',
    before: 'list: [one, two, three]\n',
    change: (file) => {
      file.delete(['list', 1]);
    },
    after: 'list: [one, three]\n',
  },
  {
    title: 'takes the last item out of a flow',
    before: 'schema: { type: integer, minimum: 0 }\n',
    change: (file) => {
      file.delete(['schema', 'minimum']);
    },
    after: 'schema: { type: integer }\n',
  },
  {
    title: 'replaces a scalar and keeps the comment behind it',
    before: 'type: string # as shown\nrest: 1\n',
    change: (file) => {
      file.set(['type'], ['string', 'null']);
    },
    after: 'type: ["string","null"] # as shown\nrest: 1\n',
  },
  {
    title: 'replaces a block',
    before: 'a:\n  b: 1\nc: 2\n',
    change: (file) => {
      file.set(['a'], []);
    },
    after: 'a:\n  []\nc: 2\n',
  },
  {
    title: 'adds a key to a block',
    before: 'schema:\n  type: integer\n',
    change: (file) => {
      file.set(['schema', 'enum'], [1]);
    },
    after: 'schema:\n  enum: [1]\n  type: integer\n',
  },
  {
    title: 'adds a key to a flow',
    before: 'schema: { type: integer }\n',
    change: (file) => {
      file.set(['schema', 'maximum'], 5);
    },
    after: 'schema: { maximum: 5, type: integer }\n',
  },
  {
    title: 'renames a key that is a number',
    before: "'200':\n  a: 1\n",
    change: (file) => {
      file.rename(['200'], '201');
    },
    after: '"201":\n  a: 1\n',
  },
  {
    title: 'puts a value in front of a block list',
    before: 'required:\n  - one\n  - two\n',
    change: (file) => {
      file.prepend(['required'], 'zero');
    },
    after: 'required:\n  - "zero"\n  - one\n  - two\n',
  },
  {
    title: 'replaces a value of a list, and does nothing about one that is not there',
    before: 'required: [one, two]\n',
    change: (file) => {
      file.replaceItem(['required'], 'one', 'uno');
      file.replaceItem(['required'], 'three');
      file.replaceItem(['absent'], 'one');
    },
    after: 'required: ["uno", two]\n',
  },
  {
    title: 'writes out what an alias stands for when its anchor goes',
    before: '- a: &all\n    - x\n- b: *all\n- c: 1\n',
    change: (file) => {
      file.delete([0]);
    },
    after: '- b: ["x"]\n- c: 1\n',
  },
  {
    title: 'keeps line ends of Windows',
    before: 'a: 1\r\nb: 2\r\nc: 3\r\n',
    change: (file) => {
      file.delete(['b']);
    },
    after: 'a: 1\r\nc: 3\r\n',
  },
];

describe('createYamlEditor', () => {
  it.each(cases)('$title', ({ before, change, after }) => {
    const editor = createYamlEditor(before);
    change(editor);

    expect(editor.print()).toBe(after);
  });

  it('refuses a path that leads nowhere', () => {
    expect(() => {
      createYamlEditor('a: 1\n').delete(['b']);
    }).toThrow('There is no b');
  });
});
