import { PDFDocument, PDFOptionList, PDFRadioGroup } from '@cantoo/pdf-lib';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { FieldReading } from '../../shared/domain/form-reading';

/** What pdf.js tells of one place of a field. A field's parent comes as a place without a type. */
interface FieldObject {
  readonly type?: string;
  readonly value?: unknown;
}

const VALUE_TYPES = ['text', 'checkbox', 'radiobutton', 'combobox', 'listbox'];
/** Of these pdf.js tells the number of the chosen one, or the first of several. */
const CHOICE_TYPES = ['radiobutton', 'listbox'];
/** More fields than any form has; what goes beyond is not listed. */
const MOST_FIELDS = 1_000;

/** Every field of a PDF that holds a value, as the file states it, whoever wrote it; empty ones are there with ''. */
export async function readAcroFields(pdf: PDFDocumentProxy, content: Uint8Array): Promise<FieldReading[]> {
  const found = Object.entries((await pdf.getFieldObjects()) ?? {}).slice(0, MOST_FIELDS) as [string, FieldObject[]][];
  const hasChoices = found.some(([, places]) => places.some(({ type = '' }) => CHOICE_TYPES.includes(type)));
  const chosen = hasChoices ? await readChoices(content) : new Map<string, string>();
  return found.flatMap(([name, places]) => {
    const values = places.filter(({ type = '' }) => VALUE_TYPES.includes(type)).map(textOf);
    if (values.length === 0) return [];
    const stated = values.find((text) => text !== '' && text !== 'Off') ?? values[0] ?? '';
    return [{ name, value: chosen.get(name) ?? stated, source: 'acroform' as const, confidence: 1 }];
  });
}

/** What is chosen in radio buttons and lists, by the names of the options. Empty where this library cannot open the file. */
async function readChoices(content: Uint8Array): Promise<Map<string, string>> {
  const pdf = await PDFDocument.load(content, { updateMetadata: false }).catch(() => undefined);
  const chosen = new Map<string, string>();
  for (const field of pdf?.getForm().getFields() ?? []) {
    const value = field instanceof PDFRadioGroup ? field.getSelected() : undefined;
    if (value !== undefined) chosen.set(field.getName(), value);
    if (field instanceof PDFOptionList) chosen.set(field.getName(), field.getSelected().join(', '));
  }
  return chosen;
}

function textOf({ value }: FieldObject): string {
  return value === undefined || value === null ? '' : String(value);
}
