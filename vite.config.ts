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

/** What is small and needed by nearly every page; reasons are words too. The forms' definitions are for their own pages. */
const PARTS =
  /\/(web\/(parts\/|words\/(?!en\.)|payments\/reason|[a-z-]+\.ts)|shared\/(?!domain\/(form\.ts|forms\/)))|virtual:operations|vite\/preload-helper/;
/** What both the frame and pages ask the server. */
const QUERIES = /\/web\/(shell\/[a-z-]+|[a-z-]+\/(queries|follow|awaited-answers))\.ts$/;
/** The frame around pages, but for its dialogs, which come when they are opened. */
const SHELL = /\/(web\/shell\/(?!account|help|description)|@tanstack\/)/;
const SHELL_STYLE = /\/web\/style\/(shell|user-menu)\.css/;

type Graph = Rolldown.ChunkingContext;

/** Whether an entry leads to a module, by whatever imports. */
function leadsTo(entry: string, id: string, graph: Graph): boolean {
  const seen = new Set<string>();
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next.endsWith(`/${entry}`)) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const info = graph.getModuleInfo(next);
    queue.push(...(info?.importers ?? []), ...(info?.dynamicImporters ?? []));
  }
  return false;
}

const isPortals = (id: string, graph: Graph) => leadsTo(entries.portal, id, graph);
const isEverybodys = (id: string, graph: Graph) => isPortals(id, graph) && leadsTo(entries.ofis, id, graph);

/**
 * A chunk of modules: first come those both sides use, then the portal's, which must not grow by what only the back office
 * uses. The back office's own stay with its pages.
 */
const chunk = (name: string, test: RegExp, isIn: (id: string, graph: Graph) => boolean) => ({
  name: (id: string, graph: Graph) => (isIn(id, graph) ? name : null),
  debugName: name,
  test,
});

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
            chunk('parts', PARTS, isEverybodys),
            chunk('words', PARTS, isPortals),
            chunk('style', SHELL_STYLE, isEverybodys),
            chunk('frame', SHELL, isEverybodys),
            chunk('queries', QUERIES, isPortals),
            chunk('shell', SHELL, isPortals),
          ],
        },
      },
    },
  },
});
