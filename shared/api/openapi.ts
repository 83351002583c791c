import * as z from 'zod';
import { refusalCodes } from '../domain/refusal';
import { commonRefusals, type Group, type Operation } from './contract';
import { refusals } from './refusals';

type Json = Record<string, unknown>;

/** The contract as an OpenAPI 3.1 document. */
export function openapi(groups: readonly Group[]): Json {
  const paths: Record<string, Json> = {};
  for (const group of groups) {
    for (const [name, operation] of Object.entries(group.operations)) {
      const path = `/api${operation.path}`;
      paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(group, name, operation) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Faturakom', version: '1' },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-session' } },
      schemas: { Refusal: refusalSchema() },
    },
  };
}

function describe(group: Group, name: string, operation: Operation): Json {
  return {
    tags: [group.name],
    operationId: `${group.name}.${name}`,
    summary: operation.summary,
    'x-callers': operation.callers,
    ...(operation.callers.includes('anyone') ? {} : { security: [{ session: [] }] }),
    parameters: [...parameters('path', operation.params), ...parameters('query', operation.query)],
    ...(operation.body === undefined
      ? {}
      : { requestBody: { required: true, content: json(schemaOf(operation.body, 'input')) } }),
    responses: {
      200: { description: 'Done', content: json(schemaOf(operation.response, 'output')) },
      ...refused(operation),
    },
  };
}

function refused(operation: Operation): Json {
  const byStatus: Record<number, Set<string>> = {};
  for (const code of [...commonRefusals(operation), ...operation.refusals]) {
    const { status } = refusals[code];
    byStatus[status] = (byStatus[status] ?? new Set()).add(code);
  }
  const entries = Object.entries(byStatus).map(([status, codes]) => [
    status,
    { description: [...codes].join(', '), content: json({ $ref: '#/components/schemas/Refusal' }) },
  ]);
  return Object.fromEntries(entries);
}

function parameters(where: 'path' | 'query', shape: z.ZodObject | undefined): Json[] {
  return Object.entries(shape?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: where,
    required: where === 'path' || !z.safeParse(schema as z.ZodType, undefined).success,
    schema: schemaOf(schema as z.ZodType, 'input'),
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...document } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return document;
}

function refusalSchema(): Json {
  return {
    type: 'object',
    required: ['code'],
    properties: { code: { enum: [...refusalCodes] }, details: { type: 'object' } },
  };
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}
