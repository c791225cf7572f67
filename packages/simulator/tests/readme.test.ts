import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const readme = read('../README.md');

/** What is read of the package's own description. */
interface PackageJson {
  readonly name: string;
  readonly exports: Readonly<Record<string, { readonly '@nexudus-toolkit/source': string }>>;
}
const { name, exports } = JSON.parse(read('../package.json')) as PackageJson;

/** Names the doors of the package as others do. */
function toPublished(source: string): string {
  return Object.entries(exports).reduce(
    (text, [door, { '@nexudus-toolkit/source': file }]) =>
      text.replaceAll(file.replace('./', '../../'), name + door.slice(1)),
    source,
  );
}

describe('the README', () => {
  it('shows the examples that are compiled here, word for word', () => {
    const shown = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, example]) => example);
    const compiled = readdirSync(new URL('readme', import.meta.url)).map((file) =>
      toPublished(read(`readme/${file}`)),
    );
    expect(shown.toSorted()).toEqual(compiled.toSorted());
  });

  it('names every door', () => {
    for (const door of Object.keys(exports)) expect(readme).toContain(`'${name}${door.slice(1)}'`);
  });
});

// Loaded one after the other: while MSW listens, it sees the requests of all.
describe('the examples do what they say', () => {
  it('without a network', async () => {
    const { statuses } = await import('./readme/without-a-network.ts');
    expect(statuses).toEqual([503, 200]);
  });

  it('as a server', async () => {
    const { countRefused } = await import('./readme/as-a-server.ts');
    expect(await countRefused()).toBe(1);
  });

  it('with Mock Service Worker', async () => {
    const { overridden, kept } = await import('./readme/mock-service-worker.ts');
    expect(overridden).toMatchObject({ Id: 1, Channel: 'Email' });
    expect(kept).toMatchObject({ Id: 87_654_321, IsNew: false });
  });

  it('with factories', async () => {
    const { email, page, refusal, ratings } = await import('./readme/factories.ts');
    expect(email).toMatchObject({ Channel: 'Email', IsNew: false });
    expect(page).toMatchObject({ TotalItems: 30, TotalPages: 2, HasNextPage: true });
    expect(page.Records.map(({ Rating }) => Rating)).toEqual([1, 1, 1]);
    expect(refusal.Message).toBe('Content: is too long');
    expect(ratings).toEqual([1, 2, 3]);
  });
});
