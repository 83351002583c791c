import { readFormCode } from '../../shared/domain/form-code';
import type { FieldReading, FormReading } from '../../shared/domain/form-reading';
import { findDefinition } from '../../shared/domain/forms/definitions';
import type { Looked } from './look-into';
import { readInRoom } from './reading-room';

/** A form is a page and its fields: what is larger is something else, and staff look at it. */
const LARGEST_BYTES = 15_000_000;

/**
 * What a PDF or a photograph says: the fields it states, or those printed where our form has them, and whose form it is by
 * its code. `keys` are those still accepted for codes. Never throws for what is in the file: the reading says why.
 */
export async function readForm(content: Uint8Array, keys: readonly Uint8Array[]): Promise<FormReading> {
  if (content.byteLength > LARGEST_BYTES) return { fields: [], reason: 'too-large' };
  const outcome = await readInRoom(content);
  return 'failed' in outcome ? { fields: [], reason: outcome.failed } : judge(outcome, keys);
}

function judge({ codes, printed, fields, reason }: Looked, keys: readonly Uint8Array[]): FormReading {
  const read = codes.flatMap((written) => readFormCode(written, keys) ?? []);
  const code = read.find(({ isSigned }) => isSigned) ?? read[0];
  const because = reason === undefined ? {} : { reason };
  if (code === undefined) {
    return { ...(printed ? { form: { ...printed, isSigned: false } } : {}), fields: [...fields], ...because };
  }
  const { kind, version, agent, payment, isSigned } = code;
  if (findDefinition(kind, version) === undefined) return { fields: [...fields], reason: 'unknown-form' };
  if (!isSigned) return { form: { kind, version, isSigned }, fields: [...fields], ...because };
  const form = { kind, version, ...(agent && { agent }), ...(payment && { payment }), isSigned };
  return { form, fields: withCode(fields, { agentNumber: agent, payment }), ...because };
}

/** What the code knows and the sheet leaves empty. */
function withCode(
  fields: readonly FieldReading[],
  known: Readonly<Record<string, string | undefined>>,
): FieldReading[] {
  const missing = Object.entries(known).flatMap(([name, value]) => {
    const isThere = fields.some((field) => field.name === name && field.value !== '');
    return value === undefined || isThere ? [] : [{ name, value, source: 'code' as const, confidence: 1 }];
  });
  const added = new Map(missing.map((field) => [field.name, field]));
  const inPlace = fields.map((field) => added.get(field.name) ?? field);
  return [...inPlace, ...missing.filter(({ name }) => !fields.some((field) => field.name === name))];
}
