import { existsSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { faturakom } from '../lib/faturakom';
import { readStage } from '../lib/stage';

const pages = 'dist/web';
if (!existsSync(`${pages}/index.html`)) {
  throw new Error(`no built pages in ${pages}: \`npm run synth\` and \`npm run deploy\` build them first (vite build)`);
}
const app = new App();
faturakom(
  app,
  readStage((key) => app.node.tryGetContext(key)),
  pages,
);
