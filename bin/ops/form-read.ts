import { readFile } from 'node:fs/promises';
import { openFormKeys } from '../../lambdas/forms/form-keys';
import { readForm } from '../../lambdas/forms/read-form';
import { openSecrets } from '../../lambdas/gateways/secrets';
import { FORM_KEY_SECRET } from '../../local/demo/form-key';
import type { FormReading } from '../../shared/domain/form-reading';
import { formDefinitions } from '../../shared/domain/forms/definitions';

/** Reads a file of this machine as the mailbox's reader would; `stage` says whose keys judge its code. */
export async function readFormFile(path: string, stage: string | undefined): Promise<FormReading> {
  return (await formReader(stage))(new Uint8Array(await readFile(path)));
}

/** Reads forms as the mailbox's reader does, their codes judged by the keys of a stage or of this machine. */
export async function formReader(stage: string | undefined): Promise<(content: Uint8Array) => Promise<FormReading>> {
  const secrets =
    stage === undefined
      ? openSecrets({ LOCAL_SECRETS: JSON.stringify({ 'form-key': FORM_KEY_SECRET }) }, '', Date.now)
      : openSecrets(process.env, `faturakom/${stage}/`, Date.now);
  const keys = await openFormKeys(secrets)();
  return (content) => readForm(content, keys);
}

/** Nothing was read, or a code that is not ours. */
export function isUnread({ form, fields }: FormReading): boolean {
  return fields.length === 0 || form?.isSigned === false;
}

/** The reading for people. */
export function describeReading({ form, fields, reason }: FormReading): string {
  const head =
    form === undefined
      ? 'no form of ours'
      : `${formDefinitions[form.kind].title.tr} (${form.kind}, version ${form.version}), ${form.isSigned ? 'signed' : 'not signed by us'}`;
  const about = form && (['agent', 'payment'] as const).map((name) => form[name] && `${name}: ${form[name]}`);
  const width = Math.max(0, ...fields.map(({ name }) => name.length));
  const rows = fields.map(
    ({ name, value, source, confidence }) => `  ${name.padEnd(width)}  ${value} (${source}, ${confidence * 100} %)`,
  );
  return [head, ...(about ?? []), ...rows, reason && `could not be read whole: ${reason}`].filter(Boolean).join('\n');
}
