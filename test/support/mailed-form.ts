import { PDFCheckBox, PDFDocument, PDFTextField } from '@cantoo/pdf-lib';
import { DEMO_PASSWORD } from '../../local/demo/agents';
import { readSms } from './browser';
import type { LocalProcess } from './local-process';
import { sendBySmtp } from './smtp';

/** A user of an agent at the portal's interface, without a browser. */
export interface PortalUser {
  call(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
}

/** Calls the interface of a running system as one browser does, which keeps its cookies. */
export function openCalls(system: LocalProcess): PortalUser['call'] {
  const cookies = new Map<string, string>();
  return async (method, path, body) => {
    const answer = await fetch(`${system.url}/api${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
}

/** Signs a user in by the portal's interface, with the SMS code of a new device. */
export async function signInAtPortal(system: LocalProcess, phone: string): Promise<PortalUser> {
  const call = openCalls(system);
  const { body } = await call('POST', '/session', { phone, password: DEMO_PASSWORD });
  const code = await readSms(system, phone);
  await call('POST', '/session/code', { challenge: body.challenge, code, rememberDevice: false });
  return { call };
}

/** Downloads a prefilled form, fills these fields in, and mails it to a mailbox of this machine. */
export async function mailForm(
  system: LocalProcess,
  user: PortalUser,
  kind: string,
  values: Readonly<Record<string, string>>,
  mailbox = 'evrak@localhost',
): Promise<void> {
  const { body } = await user.call('POST', `/forms/${kind}/downloads`, { isBlank: false });
  const pdf = await PDFDocument.load(Buffer.from(String(body.content), 'base64'));
  const form = pdf.getForm();
  for (const [name, value] of Object.entries(values)) {
    const field = form.getField(name);
    if (field instanceof PDFTextField) field.setText(value);
    else if (field instanceof PDFCheckBox) field.check();
    else form.getDropdown(name).select(value);
  }
  await sendBySmtp(system.smtpPort, {
    from: 'Ayşe Örnek <ornek@example.com>',
    to: mailbox,
    subject: 'Form',
    text: 'Form ektedir.',
    attachments: [{ filename: 'form.pdf', content: Buffer.from(await pdf.save({ updateFieldAppearances: false })) }],
  });
}
