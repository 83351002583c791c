import { type FormsDependencies, operations } from '../../../lambdas/api/forms';
import { readForm } from '../../../lambdas/forms/read-form';
import type { Request } from '../../../lambdas/runtime/request';
import { api } from '../../../shared/api';
import { type FormKind, formKinds } from '../../../shared/domain/form';
import { formDefinitions } from '../../../shared/domain/forms/definitions';
import { PaymentId } from '../../../shared/domain/quote';
import { agentNumber, anAgent, anOwner, aSession, monday } from '../../support/builders';
import { inert } from '../../support/fakes';
import { formKey, valuesOf } from '../../support/forms';
import { anInstitution, aPaidPayment } from '../../support/receipts';

jest.setTimeout(60_000);

const payment = aPaidPayment();
const agent = anAgent({ title: 'Örnek İletişim', city: 'İstanbul', email: 'ornek@example.com' });
const dependencies: FormsDependencies = {
  sessions: inert('sessions'),
  now: () => monday,
  agents: { findWithUser: async () => ({ agent, user: anOwner({ name: 'Ayşe İğneci' }) }) },
  payments: { find: async (number, id) => (number === payment.agent && id === payment.id ? payment : undefined) },
  institutions: { findAll: async () => new Map([[payment.institution, anInstitution()]]) },
  formKeys: async () => [formKey],
};

async function download(
  kind: FormKind,
  body: { isBlank: boolean; payment?: PaymentId },
  role: 'owner' | 'cashier' = 'owner',
) {
  const session = aSession({ agent: agentNumber(), role });
  const request = { session, params: { kind }, body, query: undefined, cookies: [], address: '192.0.2.1', now: monday };
  return api.forms.operations.download.response.parse(
    await operations.download(request as Request<typeof api.forms.operations.download>, dependencies),
  );
}

async function read({ content }: { content: string }) {
  return readForm(new Uint8Array(Buffer.from(content, 'base64')), [formKey]);
}

test.each(formKinds)('a blank %s names nobody, and everybody may have it', async (kind) => {
  const file = await download(kind, { isBlank: true }, 'cashier');
  expect(file.fileName).toBe(`${formDefinitions[kind].fileName}.pdf`);
  const reading = await read(file);
  expect(reading.form).toEqual({ kind, version: 1, isSigned: true });
  expect(Object.values(valuesOf(reading)).filter((value) => value !== '' && value !== 'Off')).toEqual([]);
});

test('filled, it holds what is known of who asks, and its code names the agent', async () => {
  const file = await download('information-change', { isBlank: false });
  expect(file.fileName).toBe(`temsilci-bilgi-degisikligi-formu-${agentNumber()}.pdf`);
  const reading = await read(file);
  expect(reading.form).toEqual({ kind: 'information-change', version: 1, agent: agentNumber(), isSigned: true });
  expect(valuesOf(reading)).toMatchObject({
    agentNumber: agentNumber(),
    agentTitle: 'Örnek İletişim',
    signerName: 'Ayşe İğneci',
    title: '',
    city: '',
  });
});

test('a bill cancellation is filled for one payment, and its code names it', async () => {
  const reading = await read(await download('bill-cancellation', { isBlank: false, payment: payment.id }, 'cashier'));
  expect(reading.form).toMatchObject({ agent: agentNumber(), payment: payment.id, isSigned: true });
  expect(valuesOf(reading)).toMatchObject({ payment: payment.id, institution: anInstitution().name });
});

test('a payment that is not the agent’s is not found', async () => {
  const foreign = PaymentId.parse('01KATR7Q8ZJ5M3W9X2C4V6B8N1');
  await expect(download('bill-cancellation', { isBlank: false, payment: foreign })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('cashiers get what owners send only blank', async () => {
  await expect(download('user-change', { isBlank: false }, 'cashier')).rejects.toMatchObject({ code: 'not-allowed' });
});
