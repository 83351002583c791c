import { startCollection } from '../../../local/collection/server';
import { instant } from '../../../shared/domain/instant';
import { credentials } from './running';

const [dataDir = ''] = process.argv.slice(2);
const { url } = await startCollection({ port: 0, dataDir, now: () => instant(Date.now()), seed: 'test', credentials });
process.stdout.write(`${url}\n`);
