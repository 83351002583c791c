import { defineConfig, type Plugin, type Rolldown, runnerImport } from 'vite';
import type * as contract from './shared/api';
import type { Group } from './shared/api/contract';

const PREFIX = 'virtual:operations/';
const sides = { portal: 'portalApi', office: 'officeApi' } as const;
const entries = { portal: 'web/index.html', ofis: 'web/ofis.html' };

/**
 * Gives the pages of each side the contract's routes as `virtual:operations/portal` and `…/office`,
 * `{ "session.signIn": ["POST", "/session"], … }`, so that the schemas stay at home and only their types travel.
 */
function operations(): Plugin {
  return {
    name: 'operations',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const side = id.slice(PREFIX.length + 1) as keyof typeof sides;
      const { module, dependencies } = await runnerImport<typeof contract>('./shared/api/index.ts');
      for (const file of dependencies) this.addWatchFile(file);
      const groups: Readonly<Record<string, Group>> = module[sides[side]];
      const routes = Object.values(groups).flatMap((group) =>
        Object.entries(group.operations).map(([name, { method, path }]) => [`${group.name}.${name}`, [method, path]]),
      );
      return `export default ${JSON.stringify(Object.fromEntries(routes))}`;
    },
  };
}

/** What is small and needed nearly everywhere: it comes in few files. */
const PARTS = /\/(web\/(parts\/|words\/|[a-z-]+\.ts)|shared\/)|virtual:operations/;
const SHELL = /\/(web\/shell|@tanstack)\//;

/** Which entries lead to a module: the portal must not grow by what only the back office uses, nor the other way round. */
const leading = new Map<string, ReadonlySet<string>>();

function entriesOf(id: string, graph: Rolldown.ChunkingContext): ReadonlySet<string> {
  const known = leading.get(id);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const seen = new Set<string>();
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const [name, file] of Object.entries(entries)) if (next.endsWith(`/${file}`)) found.add(name);
    const info = graph.getModuleInfo(next);
    queue.push(...(info?.importers ?? []), ...(info?.dynamicImporters ?? []));
  }
  leading.set(id, found);
  return found;
}

/** Names the chunk of modules both sides use, or of those only the portal uses; the back office's own stay with its pages. */
const shared = (name: string) => (id: string, graph: Rolldown.ChunkingContext) =>
  entriesOf(id, graph).size > 1 ? name : null;
const portals = (name: string) => (id: string, graph: Rolldown.ChunkingContext) =>
  entriesOf(id, graph).has('portal') ? name : null;

export default defineConfig({
  root: 'web',
  plugins: [operations()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: entries,
      // Schemas beside a pure function of the domain are dead weight here: calls on zod have no effect and may be dropped.
      treeshake: { manualPureFunctions: ['z'] },
      checks: { moduleLevelDirective: false },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|react-router|scheduler)\// },
            { name: shared('parts'), debugName: 'parts', test: PARTS },
            { name: shared('frame'), debugName: 'frame', test: SHELL },
            { name: portals('words'), debugName: 'words', test: PARTS },
            { name: portals('shell'), debugName: 'shell', test: SHELL },
          ],
        },
      },
    },
  },
});
