import type { Code, Heading, Nodes, Paragraph, Root, Table } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx';
import { toString } from 'mdast-util-to-string';
import type { PageField } from '../page/documentation-page.ts';
import type { PageCode, PageItem } from '../page/page-item.ts';
import { toSection } from '../page/page-section.ts';
import { readAttributes, readField, type Component } from './component.ts';
import { readTable } from './read-table.ts';

interface Surroundings {
  /** Inside of a field its paragraphs are its description, and further fields its children. */
  readonly field: { readonly description: string[]; readonly children: PageField[] } | undefined;
  readonly shows: PageCode['shows'];
  /** A heading in a quotation or within a field opens no section. */
  readonly headings: boolean;
}

/** The things on a page of MDX, in their order. */
export function readMarkdownItems(root: Root): readonly PageItem[] {
  const items: PageItem[] = [];

  const enterAll = (nodes: readonly Nodes[], surroundings: Surroundings): void => {
    for (const node of nodes) enter(node, surroundings);
  };
  const enter = (node: Nodes, surroundings: Surroundings): void => {
    // Whatever else there is, such as comments, expressions, rules and images, states nothing.
    if (node.type === 'heading' && surroundings.headings) items.push(...readHeading(node));
    else if (node.type === 'paragraph') enterPhrases(node, surroundings);
    else if (node.type === 'code') items.push(readCode(node, surroundings.shows));
    else if (node.type === 'table') enterTable(node, surroundings);
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      enterComponent(node, surroundings);
    } else if (node.type === 'blockquote') {
      enterAll(node.children, { ...surroundings, headings: false });
    } else if (node.type === 'root' || node.type === 'list' || node.type === 'listItem') {
      enterAll(node.children, surroundings);
    }
  };
  const enterPhrases = (
    phrases: Paragraph | MdxJsxTextElement,
    surroundings: Surroundings,
  ): void => {
    const isComponent = (node: Nodes): node is Component =>
      node.type === 'mdxJsxTextElement' && isStructural(node);
    const text = toText(phrases.children.filter((node) => !isComponent(node)));
    if (text !== '') {
      surroundings.field?.description.push(text);
      items.push({ kind: 'prose', text, line: lineOf(phrases) });
    }
    enterAll(phrases.children.filter(isComponent), surroundings);
  };
  const enterTable = (table: Table, surroundings: Surroundings): void => {
    for (const item of readTable(table)) {
      if (item.kind === 'field' && surroundings.field) surroundings.field.children.push(item.field);
      else items.push(item);
    }
  };
  const enterComponent = (component: Component, surroundings: Surroundings): void => {
    const stated = readField(component);
    if (!stated) {
      const title = readAttributes(component).get('title');
      if (title !== undefined && surroundings.headings && toSection(title) !== undefined) {
        items.push({ kind: 'heading', text: title, line: lineOf(component) });
      }
      enterContents(component, {
        ...surroundings,
        shows: toShown(component.name) ?? surroundings.shows,
      });
      return;
    }
    const description: string[] = [];
    const children: PageField[] = [];
    const inner = { ...surroundings, field: { description, children }, headings: false };
    const { location } = stated;
    const field: PageField = {
      ...stated.field,
      get description() {
        return description.join('\n');
      },
      children,
    };
    if (surroundings.field) surroundings.field.children.push(field);
    else items.push({ kind: 'field', location, field, line: field.line });
    enterContents(component, inner);
  };
  // What stands within a line is phrases instead of paragraphs.
  const enterContents = (component: Component, surroundings: Surroundings): void => {
    if (component.type === 'mdxJsxTextElement') enterPhrases(component, surroundings);
    else enterAll(component.children, surroundings);
  };

  enter(root, { field: undefined, shows: undefined, headings: true });
  return items;
}

function readHeading(heading: Heading): readonly PageItem[] {
  const text = toText(heading.children);
  const line = lineOf(heading);
  const item: PageItem = { kind: 'heading', text, line };
  return heading.depth === 1 ? [{ kind: 'title', text, line }, item] : [item];
}

function readCode(code: Code, shows: PageCode['shows']): PageItem {
  const { lang, meta, value } = code;
  // The first line is that of the fence.
  return {
    kind: 'code',
    language: lang ?? '',
    meta: meta ?? '',
    text: value,
    shows,
    line: lineOf(code) + 1,
  };
}

/** Whether a component may hold fields or sections; others, such as an icon, stand within text. */
function isStructural({ name, children }: Component): boolean {
  return (
    name === 'ParamField' ||
    name === 'ResponseField' ||
    children.some((child) => child.type === 'mdxJsxTextElement' && isStructural(child))
  );
}

function toShown(component: string | null): PageCode['shows'] {
  if (component === 'ResponseExample') return 'response';
  return component === 'RequestExample' ? 'request' : undefined;
}

function toText(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => toString(node))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function lineOf({ position }: Nodes): number {
  return position?.start.line ?? 1;
}
