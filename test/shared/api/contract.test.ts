import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { api } from '../../../shared/api';
import { type Group, isForStaff } from '../../../shared/api/contract';
import { openapi } from '../../../shared/api/openapi';

const groups: Group[] = Object.values(api);
const operations = groups.flatMap((group) =>
  Object.entries(group.operations).map(([name, operation]) => ({ title: `${group.name}.${name}`, operation })),
);

test('groups are called by their own names', () => {
  for (const [name, group] of Object.entries(api)) expect(group.name).toBe(name);
});

test('no two operations share a method and a path', () => {
  const routes = operations.map(({ operation: { method, path } }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
  expect(new Set(routes).size).toBe(routes.length);
});

test('what the staff prove themselves by is in reach of their own Lambda only', () => {
  const proofs = ['STAFF-KEY#x', 'STAFF-CHALLENGE#x', 'STAFF-EMAIL#x', 'STAFF'];
  const reaching = groups.filter(({ tables: { Agents: need } }) => {
    if (need === undefined) return false;
    if (!('partitions' in need)) return true;
    const isWithin = (key: string) => (pattern: string) =>
      pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern;
    return proofs.some((proof) => need.partitions.some(isWithin(proof)));
  });
  expect(reaching.map(({ name }) => name)).toEqual(['staff']);
});

test.each(operations)('$title names exactly the parameters of its path', ({ operation: { path, params } }) => {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  expect(Object.keys(params?.shape ?? {}).sort()).toEqual(named.sort());
});

test.each(operations)('$title takes a body only where one can be sent', ({ operation: { method, body } }) => {
  if (method === 'GET' || method === 'DELETE') expect(body).toBeUndefined();
});

test.each(operations)(
  '$title may be called by somebody, and by anyone only when by nobody in particular',
  ({ operation }) => {
    expect(operation.callers.length).toBeGreaterThan(0);
    if (operation.callers.includes('anyone')) expect(operation.callers).toEqual(['anyone']);
  },
);

test.each(operations)("$title is the portal's or the back office's, never both", ({ operation }) => {
  const isStaff = operation.callers.map((caller) => isForStaff({ callers: [caller] }));
  expect(new Set(isStaff).size).toBe(1);
});

test('the document describes every operation, its answers and how to sign in', () => {
  const document = openapi(groups) as { paths: Record<string, Record<string, Record<string, unknown>>> };
  for (const { title, operation } of operations) {
    const described = document.paths[`/api${operation.path}`]?.[operation.method.toLowerCase()];
    expect(described).toMatchObject({ operationId: title, responses: { 200: {}, 400: {} } });
    expect('security' in (described ?? {})).toBe(!operation.callers.includes('anyone'));
  }
});

describe('shared runs anywhere', () => {
  const files = readdirSync('shared', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

  test.each(files)('%s has no clock, no randomness and no environment of its own', (file) => {
    const code = readFileSync(join('shared', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(code).not.toMatch(/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bperformance\.|\bcrypto\./);
  });
});
