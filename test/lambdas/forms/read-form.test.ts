import fc from 'fast-check';
import { readForm } from '../../../lambdas/forms/read-form';
import { formKinds } from '../../../shared/domain/form';
import { agentNumber } from '../../support/builders';
import {
  aForm,
  fillByLibrary,
  filled,
  fillInBrowser,
  formKey,
  formPayment,
  namesOf,
  valuesOf,
} from '../../support/forms';

jest.setTimeout(60_000);

describe.each(formKinds)('%s', (kind) => {
  const payment = kind === 'bill-cancellation' ? { payment: formPayment } : {};
  const form = { kind, version: 1, agent: agentNumber(), ...payment, isSigned: true };

  test('has the fields of its definition, and its code is signed', async () => {
    const reading = await readForm(await aForm(kind), [formKey]);
    expect(reading.fields.map(({ name }) => name)).toEqual(namesOf(kind));
    expect(reading.form).toEqual(form);
  });

  test('filled in by a browser, it is read exactly', async () => {
    const reading = await readForm(await fillInBrowser(await aForm(kind), filled[kind]), [formKey]);
    expect(reading).toMatchObject({ form });
    expect(reading.reason).toBeUndefined();
    expect(valuesOf(reading)).toEqual(filled[kind]);
    expect(new Set(reading.fields.map(({ source, confidence }) => `${source} ${confidence}`))).toEqual(
      new Set(['acroform 1']),
    );
  });

  test.each([true, false])('filled in by a library (object streams: %s), it is read exactly', async (isPacked) => {
    const sent = await fillByLibrary(await aForm(kind), filled[kind], { usesObjectStreams: isPacked });
    const reading = await readForm(sent, [formKey]);
    expect(reading).toMatchObject({ form });
    expect(valuesOf(reading)).toEqual(filled[kind]);
  });

  test('flattened, what is written is read from the page, and ticks are left to people', async () => {
    const sent = await fillByLibrary(await aForm(kind), filled[kind], { isFlat: true });
    const reading = await readForm(sent, [formKey]);
    const { confirmation, ...written } = filled[kind];
    expect(reading).toMatchObject({ form });
    expect(valuesOf(reading)).toEqual(written);
    expect(reading.fields.every(({ source, confidence }) => source === 'text' && confidence < 1)).toBe(true);
    expect(reading.reason).toBe(confirmation === undefined ? undefined : 'marks-unread');
  });
});

test('a code that another key signed names nobody', async () => {
  const foreign = await fillByLibrary(
    await aForm('information-change', { key: new Uint8Array(32).fill(8) }),
    filled['information-change'],
  );
  const reading = await readForm(foreign, [formKey]);
  expect(reading.form).toEqual({ kind: 'information-change', version: 1, isSigned: false });
  expect(valuesOf(reading).title).toBe(filled['information-change'].title);
});

test('whatever is typed comes back', async () => {
  const blank = await aForm('information-change');
  const letters = fc.constantFrom(
    ...'abcçdefgğhıijklmnoöprsştuüvyzABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ0123456789.,-/()\'"&@₺€“ ',
  );
  const texts = fc
    .array(letters, { minLength: 1, maxLength: 60 })
    .map((all) => all.join('').replace(/ +/g, ' ').trim())
    .filter((text) => text !== '');
  const typed = fc.record({ title: texts, taxOffice: texts, address: texts, city: texts });
  await fc.assert(
    fc.asyncProperty(typed, async (values) => {
      expect(valuesOf(await readForm(await fillInBrowser(blank, values), [formKey]))).toMatchObject(values);
      expect(valuesOf(await readForm(await fillByLibrary(blank, values), [formKey]))).toMatchObject(values);
    }),
    { numRuns: 10 },
  );
});
