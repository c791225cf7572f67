import { describe, expect, it } from 'vitest';
import { checkText } from './drift.ts';
import { createGetPage } from './fixtures/pages.ts';
import { toMarkdown } from './fixtures/to-markdown.ts';
import { toRenderedText } from './fixtures/to-rendered-text.ts';

const published = toMarkdown(createGetPage());
const rendered = toRenderedText(createGetPage());
const lineOf = (text: string, part: string): number =>
  text.slice(0, text.indexOf(part)).split('\n').length;

describe('a page that cannot be read', () => {
  it.each([
    { page: 'nothing', text: '', reason: /empty/ },
    { page: 'only space', text: ' \r\n\t\n', reason: /empty/ },
    { page: 'only a mark of the byte order', text: '\uFEFF', reason: /empty/ },
    { page: 'binary content', text: 'PK\u0003\u0004\0\0', reason: /binary/ },
    { page: 'HTML', text: '<!DOCTYPE html><html><p>GET</p></html>', reason: /HTML.*\.md/ },
    { page: 'HTML without a doctype', text: '\n<html lang="en">', reason: /HTML/ },
    { page: 'prose', text: '# Welcome\n\nNothing to call here.\n', reason: /parameters, fields/ },
    { page: 'plain text', text: 'hello', reason: /parameters, fields or an example/ },
    {
      page: 'fields without an operation',
      text: '# Fields\n\n<ResponseField name="A" type="string">\n  x\n</ResponseField>\n',
      reason: /method and path/,
    },
    { page: 'JSON', text: '{"openapi": "3.1.1"}', reason: /expected MDX/ },
    {
      page: 'a rendering that has lost its names',
      text: 'Messages\nFetch one\nGET\nFetch one\nPath Parameters\nNumber of the record.\n',
      reason: /path below the method GET.*Markdown/,
      place: { line: 3, column: 1 },
    },
    {
      page: 'a rendering of nothing but a path',
      text: 'GET\n/\napi\n/\nsys\nFetch one\nResponse\n200\nNumber of the record.\n',
      reason: /parameters, fields or an example/,
    },
    {
      page: 'an unknown tag in prose',
      text: published.replace('All of it.', '<string>').replace('One record', 'A <string>'),
      reason: /expected MDX, but.*<string>/,
      place: { line: 6 },
    },
    {
      page: 'a brace in prose',
      text: `${published}\nA { brace.\n`,
      reason: /expected MDX.*brace/i,
      place: { line: published.split('\n').length + 1 },
    },
    {
      page: 'an HTML comment',
      text: `${published}\n<!-- hidden -->\n`,
      reason: /expected MDX.*comment/,
      place: { line: published.split('\n').length + 1, column: 2 },
    },
    {
      page: 'a component that is not closed',
      text: published.replace('</Note>', ''),
      reason: /expected MDX.*closing tag/i,
    },
    {
      page: 'a response field without a name',
      text: published.replace('name="Rating" ', ''),
      reason: /name="…" on <ResponseField>/,
      place: { line: lineOf(published, 'name="Rating"'), column: 1 },
    },
    {
      page: 'a parameter without a place',
      text: published.replace('path="id" ', ''),
      reason: /one of path, query.*<ParamField>/,
      place: { line: lineOf(published, 'path="id"'), column: 1 },
    },
    {
      page: 'an example that is no JSON',
      text: published.replace('"Rating": null,', '"Rating": ,'),
      reason: /example in JSON/,
      place: { line: lineOf(published, '"Rating": null') },
    },
    {
      page: 'an example that is cut off',
      text: rendered.replace(/\}\s*$/, ''),
      reason: /example in JSON/,
    },
    {
      page: 'a rendered example that is no JSON',
      text: rendered.replace('"Rating": null,', '"Rating": nil,'),
      reason: /example in JSON/,
      place: { line: lineOf(rendered, '"Rating": null') },
    },
    {
      page: 'front matter that is no YAML',
      text: `---\ntitle: "One\n---\n${published}`,
      reason: /expected YAML/,
    },
    {
      page: 'components that are nested without end',
      text: `${published}\n${'<Note>\n'.repeat(3000)}${'</Note>\n'.repeat(3000)}`,
      reason: /nested too deeply/,
    },
    {
      page: 'an example that is empty',
      text: published.replace(/(```json.*\n)[\s\S]*?```/, '$1```'),
      reason: /example in JSON/,
    },
  ])('says why and where: $page', ({ text, reason, place }) => {
    const report = checkText(text);

    expect(report).toMatchObject({ state: 'unreadable', operation: null, findings: [] });
    expect(report.error?.reason).toMatch(reason);
    if (place) expect(report.error).toMatchObject(place);
  });
});
