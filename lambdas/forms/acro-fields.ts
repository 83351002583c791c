import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { FieldReading } from '../../shared/domain/form-reading';

/** What pdf.js tells of one place of a field. A field's parent comes as a place without a type. */
interface FieldObject {
  readonly type?: string;
  readonly value?: unknown;
}

const VALUE_TYPES = ['text', 'checkbox', 'radiobutton', 'combobox', 'listbox'];
/** More fields than any form has; what goes beyond is not listed. */
const MOST_FIELDS = 1_000;

/** Every field of a PDF that holds a value, as the file states it, whoever wrote it; empty ones are there with ''. */
export async function readAcroFields(pdf: PDFDocumentProxy): Promise<FieldReading[]> {
  const found: Readonly<Record<string, unknown>> = (await pdf.getFieldObjects()) ?? {};
  return Object.entries(found)
    .slice(0, MOST_FIELDS)
    .flatMap(([name, places]) => {
      const values = (places as readonly FieldObject[])
        .filter(({ type = '' }) => VALUE_TYPES.includes(type))
        .map(textOf);
      if (values.length === 0) return [];
      const value = values.find((text) => text !== '' && text !== 'Off') ?? values[0] ?? '';
      return [{ name, value, source: 'acroform' as const, confidence: 1 }];
    });
}

function textOf({ value }: FieldObject): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  return value === undefined || value === null ? '' : String(value);
}
