import { parseSampleRequest } from '../samples/sample-request.ts';
import type {
  DocumentationPage,
  PageEnumeration,
  PageExample,
  PageField,
  PageForm,
  PageOperation,
  PageParameter,
  PageProse,
  PageSection,
} from './documentation-page.ts';
import { parseExample } from './page-example.ts';
import type { PageCode, PageItem } from './page-item.ts';
import { toSection, toStatus } from './page-section.ts';
import { toSkeletonFields } from './skeleton.ts';

interface Response {
  status: string;
  line: number;
  fields: PageField[];
  examples: PageExample[];
}

/**
 * Puts the things on a page together by the sections they stand in.
 *
 * @throws UnreadablePageError if an example is no JSON
 */
export function assemblePage(form: PageForm, items: readonly PageItem[]): DocumentationPage {
  const operations: PageOperation[] = [];
  const parameters: PageParameter[] = [];
  const requestFields: PageField[] = [];
  const responses = new Map<string, Response>();
  const requestExamples: PageExample[] = [];
  const enumerations: PageEnumeration[] = [];
  const prose: PageProse[] = [];
  const skeleton: { request: readonly PageField[]; response: readonly PageField[] } = {
    request: [],
    response: [],
  };
  let title: string | undefined;
  let section: PageSection = 'introduction';
  let status: string | undefined;

  const responseAt = (line: number, named = status ?? '200'): Response => {
    const response = responses.get(named) ?? { status: named, line, fields: [], examples: [] };
    responses.set(named, response);
    return response;
  };
  const addCode = (code: PageCode): void => {
    if (isJson(code)) {
      if (code.shows === 'skeleton') {
        skeleton.response = toSkeletonFields(parseExample(code.text, code.line).value, code.line);
      } else if (showsResponse(code, section)) {
        const [named] = /\b[1-5]\d\d\b/.exec(code.meta) ?? [];
        responseAt(code.line, named).examples.push(parseExample(code.text, code.line));
      } else if (code.shows === 'request' || section === 'body' || section === 'samples') {
        requestExamples.push(parseExample(code.text, code.line));
      }
      return;
    }
    const request = parseSampleRequest(code.text);
    if (!request) return;
    const { method, path, query, body } = request;
    operations.push({ method, path, query, line: code.line });
    // A sample is a program: a body with a gap or a variable in it is no broken example.
    if (body === undefined || !isJsonText(body)) return;
    const line = code.line + linesBefore(code.text, body.trim());
    const example = parseExample(body.trim(), line);
    if (code.shows === 'skeleton') skeleton.request = toSkeletonFields(example.value, line);
    else requestExamples.push(example);
  };

  for (const item of items) {
    switch (item.kind) {
      case 'title':
        title ??= item.text;
        break;
      case 'heading': {
        section = toSection(item.text) ?? section;
        const named = toStatus(item.text);
        if (named !== undefined) responseAt(item.line, (status = named));
        else if (section !== 'response') status = undefined;
        break;
      }
      case 'operation':
        operations.push({ method: item.method, path: item.path, query: [], line: item.line });
        break;
      case 'field': {
        const location = item.location ?? toLocation(section);
        if (location === 'response') responseAt(item.line).fields.push(item.field);
        else if (location === 'body') requestFields.push(item.field);
        else parameters.push({ ...item.field, in: location });
        break;
      }
      case 'enumeration':
        enumerations.push({ values: item.values, line: item.line });
        break;
      case 'prose':
        prose.push({ text: item.text, line: item.line, section });
        break;
      case 'code':
        addCode(item);
        break;
    }
  }
  return {
    form,
    title,
    operations,
    parameters,
    requestFields,
    responses: [...responses.values()],
    requestExamples,
    enumerations,
    prose,
    skeleton,
  };
}

function isJson({ language, text }: PageCode): boolean {
  return /^json$/i.test(language) || (language === '' && isJsonText(text));
}

function isJsonText(text: string): boolean {
  try {
    return /^\s*[{[]/.test(text) && JSON.parse(text) !== null;
  } catch {
    // Whatever is wrong with it, it is no JSON, and that was the question.
    return false;
  }
}

function showsResponse({ shows, meta }: PageCode, section: PageSection): boolean {
  if (shows !== undefined) return shows === 'response';
  return section === 'response' || /response/i.test(meta);
}

function toLocation(section: PageSection): PageParameter['in'] | 'body' | 'response' {
  switch (section) {
    case 'path':
    case 'query':
    case 'header':
    case 'body':
      return section;
    case 'introduction':
    case 'authentication':
    case 'enums':
    case 'samples':
    case 'response':
      return 'response';
  }
}

function linesBefore(text: string, part: string): number {
  return text.slice(0, Math.max(0, text.indexOf(part))).split('\n').length - 1;
}
