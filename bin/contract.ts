import { writeFileSync } from 'node:fs';
import { api } from '../shared/api';
import { openapi } from '../shared/api/openapi';

writeFileSync('openapi.json', `${JSON.stringify(openapi(Object.values(api)), null, 2)}\n`);
