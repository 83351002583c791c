import { defineConfig, type Plugin, runnerImport } from 'vite';
import type * as contract from './shared/api';

const PUBLIC_ID = 'virtual:operations';
const RESOLVED_ID = `\0${PUBLIC_ID}`;

/**
 * Gives the pages the contract's routes as `virtual:operations`, `{ "session.signIn": ["POST", "/session"], … }`, so that
 * the schemas stay at home and only their types travel.
 */
function operations(): Plugin {
  return {
    name: 'operations',
    resolveId: (id) => (id === PUBLIC_ID ? RESOLVED_ID : undefined),
    async load(id) {
      if (id !== RESOLVED_ID) return undefined;
      const { module, dependencies } = await runnerImport<typeof contract>('./shared/api/index.ts');
      for (const file of dependencies) this.addWatchFile(file);
      const routes = Object.values(module.api).flatMap((group) =>
        Object.entries(group.operations).map(([name, { method, path }]) => [`${group.name}.${name}`, [method, path]]),
      );
      return `export default ${JSON.stringify(Object.fromEntries(routes))}`;
    },
  };
}

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
      input: { portal: 'web/index.html' },
      // Schemas beside a pure function of the domain are dead weight here: calls on zod have no effect and may be dropped.
      treeshake: { manualPureFunctions: ['z'] },
      checks: { moduleLevelDirective: false },
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|react-router|scheduler)\// },
            { name: 'parts', test: /\/(web\/(parts\/|words\/|[a-z-]+\.ts)|shared\/)|virtual:operations/ },
            { name: 'shell', test: /\/(web\/shell|@tanstack)\// },
          ],
        },
      },
    },
  },
});
