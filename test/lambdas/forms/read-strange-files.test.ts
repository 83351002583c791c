import { readFileSync } from 'node:fs';
import { constants, deflateRawSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { readForm } from '../../../lambdas/forms/read-form';
import { UnreadReason } from '../../../shared/domain/form-reading';
import { agentNumber } from '../../support/builders';
import { aForm, formKey, formPayment, valuesOf } from '../../support/forms';

jest.setTimeout(120_000);

const read = (content: Uint8Array) => readForm(content, [formKey]);
const fixture = (name: string) => new Uint8Array(readFileSync(`test/fixtures/forms/${name}`));

test('a tilted, blurred photograph of a form tells whose it is by its QR code, and no more', async () => {
  expect(await read(fixture('photo.jpg'))).toEqual({
    form: { kind: 'information-change', version: 1, agent: agentNumber(), isSigned: true },
    fields: [{ name: 'agentNumber', value: agentNumber(), source: 'code', confidence: 1 }],
    reason: 'only-code',
  });
});

test('a fax of a form, black and white and not quite straight, does so too', async () => {
  const reading = await read(fixture('fax.pdf'));
  expect(reading).toMatchObject({
    form: { kind: 'bill-cancellation', payment: formPayment, isSigned: true },
    reason: 'only-code',
  });
  expect(valuesOf(reading)).toEqual({ agentNumber: agentNumber(), payment: formPayment });
});

test('the fields of any other PDF are listed as they are', async () => {
  const reading = await read(fixture('foreign.pdf'));
  expect(reading.form).toBeUndefined();
  expect(valuesOf(reading)).toMatchObject({ ad: 'Deneme', onay: 'Yes', il: 'Ankara' });
});

test('radio buttons and lists are read by the names of what is chosen', async () => {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage();
  const form = pdf.getForm();
  const size = form.createRadioGroup('size');
  for (const [index, option] of ['small', 'large'].entries()) size.addOptionToPage(option, page, { y: 40 * index });
  size.select('large');
  const days = form.createOptionList('days');
  days.addOptions(['Mon', 'Tue', 'Wed']);
  days.enableMultiselect();
  days.addToPage(page, { y: 100 });
  days.select(['Mon', 'Wed']);
  expect(valuesOf(await read(await pdf.save()))).toEqual({ size: 'large', days: 'Mon, Wed' });
});

test('a page without fields, a picture without a code, and what is neither say so', async () => {
  const letter = await PDFDocument.create();
  letter.addPage().drawText('Good morning');
  expect(await read(await letter.save())).toEqual({ fields: [], reason: 'no-fields' });
  expect(await read(PNG)).toEqual({ fields: [], reason: 'no-fields' });
  expect(await read(new TextEncoder().encode('<html>'))).toEqual({ fields: [], reason: 'unknown-type' });
  expect(await read(new Uint8Array())).toEqual({ fields: [], reason: 'unknown-type' });
  expect(await read(new Uint8Array(15_000_001))).toEqual({ fields: [], reason: 'too-large' });
});

test('a PDF behind a password is told apart from a broken one', async () => {
  const pdf = await PDFDocument.load(await aForm('user-change'));
  pdf.encrypt({ userPassword: 'kapali', ownerPassword: 'sahip' });
  expect(await read(await pdf.save())).toEqual({ fields: [], reason: 'encrypted' });
  expect((await read(new TextEncoder().encode('%PDF-1.7\nnothing'))).reason).toBe('broken');
});

test('a few kilobytes that unpack to a gigabyte are put down, and the next form is read', async () => {
  expect(await read(await bomb())).toEqual({ fields: [], reason: 'too-costly' });
  expect((await read(await aForm('user-change'))).form?.isSigned).toBe(true);
});

test('a damaged form is read or says why not, and never says who sent it unless its code is whole', async () => {
  const form = await aForm('information-change', { prefill: { 'user.name': 'Ayşe İğneci' } });
  const damages = fc.record({ at: fc.nat(form.length - 1), kind: fc.constantFrom('cut', 'drop', 'flip', 'repeat') });
  await fc.assert(
    fc.asyncProperty(damages, async (damage) => {
      const { form: whose, reason } = await read(damaged(form, damage));
      if (reason !== undefined) expect(UnreadReason.options).toContain(reason);
      if (whose?.isSigned) expect(whose.agent).toBe(agentNumber());
    }),
    { numRuns: 25 },
  );
});

function damaged(form: Uint8Array, { at, kind }: { at: number; kind: string }): Uint8Array {
  if (kind === 'cut') return form.slice(0, at);
  const copy = Uint8Array.from(form);
  if (kind === 'flip') copy[at] = (copy[at] ?? 0) ^ 255;
  if (kind === 'drop') copy.copyWithin(at, at + 1);
  if (kind === 'repeat') copy.copyWithin(at + 1, at);
  return copy;
}

/** A page whose content is a gigabyte of blanks: one packed megabyte, over and over. */
async function bomb(): Promise<Uint8Array> {
  const block = deflateRawSync(Buffer.alloc(1_000_000, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(Buffer.alloc(0));
  const packed = Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: 1_000 }, () => block), end]);
  const pdf = await PDFDocument.create();
  const page = pdf.addPage();
  const dict = pdf.context.obj({ Filter: 'FlateDecode', Length: packed.length });
  page.node.set(PDFName.of('Contents'), pdf.context.register(PDFRawStream.of(dict, packed)));
  return pdf.save({ useObjectStreams: false });
}

/** One grey point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
