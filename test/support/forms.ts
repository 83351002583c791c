import { PDFCheckBox, PDFDocument, PDFDropdown, PDFTextField } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { getDocument } from 'unpdf/pdfjs';
import { fontFile, WEIGHTS } from '../../lambdas/documents/roboto';
import '../../lambdas/forms/lend-to-node-20';
import { drawForm } from '../../lambdas/forms/draw-form';
import { type FormKind, type Prefill, valueFieldsOf } from '../../shared/domain/form';
import { writeFormCode } from '../../shared/domain/form-code';
import type { FormReading } from '../../shared/domain/form-reading';
import { formDefinitions } from '../../shared/domain/forms/definitions';
import { dayOf } from '../../shared/domain/instant';
import { PaymentId } from '../../shared/domain/quote';
import { agentNumber, monday } from './builders';

export const formKey: Uint8Array = new Uint8Array(32).fill(7);
export const formPayment = PaymentId.parse('01KATR7Q8ZJ5M3W9X2C4V6B8N0');

/** Values with every letter of Turkish that is not in Latin-1, one for each field of each form. */
export const filled: Readonly<Record<FormKind, Readonly<Record<string, string>>>> = {
  'information-change': {
    agentNumber: agentNumber(),
    agentTitle: 'Örnek İletişim ğüşıöç ĞÜŞİÖÇ',
    title: 'Şımarık Çığır Ağaç İşleri ve Gübre Ticaret Ltd. Şti.',
    taxOffice: 'Çağlayan Işıklar',
    taxNumber: '4540536920',
    address: 'Üçüncü Güneş Sokağı No: 5/Ğ İğdeli Çıkmazı',
    district: 'Şişli',
    city: 'İstanbul',
    email: 'oglak@example.com',
    oldPhone: '0532 123 45 67',
    newPhone: '0555 765 43 21',
    signerName: 'Ayşe İğneci',
    signedOn: '23.11.2026',
  },
  'agency-cancellation': {
    agentNumber: agentNumber(),
    agentTitle: 'Örnek İletişim',
    reason: 'Dükkânı kapatıyoruz, ağırlığı köye taşıyacağız: ğüşıöçİ',
    endsOn: '30.11.2026',
    iban: 'TR33 0006 1005 1978 6457 8413 26',
    accountHolder: 'Şükrü Çığır',
    confirmation: 'Yes',
    signerName: 'Şükrü Çığır',
    signedOn: '23.11.2026',
  },
  'user-change': {
    agentNumber: agentNumber(),
    agentTitle: 'Örnek İletişim',
    change: 'Ekleme',
    role: 'Kasiyer',
    userName: 'Gülşah Işık Öğüç',
    tckn: '10000000146',
    phone: '0542 765 43 21',
    signerName: 'Ayşe İğneci',
    signedOn: '23.11.2026',
  },
  'bill-cancellation': {
    agentNumber: agentNumber(),
    agentTitle: 'Örnek İletişim',
    payment: formPayment,
    institution: 'Bozkır Elektrik Dağıtım',
    subscriber: '1002003004',
    amount: '1.234,56',
    reason: 'Yanlış aboneye ödendi: ğüşıöçİ',
    customerName: 'Çağrı Şimşek',
    customerTckn: '10000000146',
    signerName: 'Ayşe İğneci',
    signedOn: '23.11.2026',
  },
};

/** A form as it is handed out to an agent, signed with the key of the tests. */
export function aForm(kind: FormKind, { key = formKey, prefill = {} }: { key?: Uint8Array; prefill?: Prefill } = {}) {
  return drawForm(formDefinitions[kind], { code: aCode(kind, key), prefill, at: monday });
}

export function aCode(kind: FormKind, key: Uint8Array = formKey): string {
  const payment = kind === 'bill-cancellation' ? { payment: formPayment } : {};
  return writeFormCode({ kind, version: 1, issuedOn: dayOf(monday), agent: agentNumber(), ...payment }, key);
}

/** Filled in by pdf.js, as a browser does it: its changes are appended to the file. */
export async function fillInBrowser(form: Uint8Array, values: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const pdf = await getDocument({ data: Uint8Array.from(form), isEvalSupported: false, verbosity: 0 }).promise;
  const page = await pdf.getPage(1);
  for (const { id, fieldName, checkBox } of await page.getAnnotations()) {
    const value = values[fieldName];
    if (value !== undefined) pdf.annotationStorage.setValue(id, { value: checkBox ? value === 'Yes' : value });
  }
  const saved = await pdf.saveDocument();
  await pdf.destroy();
  return saved;
}

/** Filled in by a PDF library, which writes the whole file anew; flattened, its fields become part of the page. */
export async function fillByLibrary(
  form: Uint8Array,
  values: Readonly<Record<string, string>>,
  { isFlat = false, usesObjectStreams = true } = {},
): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(form);
  pdf.registerFontkit(fontkit as never);
  const font = await pdf.embedFont(fontFile(WEIGHTS.normal), { subset: false, features: { liga: false } });
  const fields = pdf.getForm();
  for (const [name, value] of Object.entries(values)) {
    const field = fields.getField(name);
    if (field instanceof PDFTextField) field.setText(value);
    else if (field instanceof PDFDropdown) field.select(value);
    else if (field instanceof PDFCheckBox) field.check();
    else throw new Error(`unexpected field ${name}`);
  }
  fields.updateFieldAppearances(font);
  if (isFlat) fields.flatten({ updateFieldAppearances: false });
  return pdf.save({ useObjectStreams: usesObjectStreams });
}

/** A reading's values by the names of their fields. */
export function valuesOf({ fields }: FormReading): Record<string, string> {
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

/** Names in the order of the form. */
export function namesOf(kind: FormKind): string[] {
  return valueFieldsOf(formDefinitions[kind]).map(({ name }) => name);
}
