import {
  type PDFDocument,
  type PDFFont,
  type PDFForm,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFString,
} from '@cantoo/pdf-lib';
import type { FormField } from '../../shared/domain/form';
import { inkOf } from './ink';
import { type Box, type PlacedField, VALUE_SIZE } from './sheet';

/** Puts the fillable fields over their boxes, named as in the definition, with what is known in advance. */
export function addFields(
  pdf: PDFDocument,
  page: PDFPage,
  font: PDFFont,
  placed: readonly PlacedField[],
  values: Readonly<Record<string, string>>,
): void {
  const form = pdf.getForm();
  for (const { field, box } of placed) {
    if (field.kind === 'signature') continue;
    const look = { ...within(box, field.kind === 'checkbox' ? 1 : 4), borderWidth: 0, textColor: inkOf('ink'), font };
    const made = make(form, field, values[field.name]);
    made.addToPage(page, look);
    if ('setFontSize' in made) made.setFontSize(VALUE_SIZE);
    if (field.isMandatory) made.enableRequired();
    // What a screen reader says of the field.
    made.acroField.dict.set(PDFName.of('TU'), PDFHexString.fromText(field.label.tr));
  }
  form.updateFieldAppearances(font);
  // Where a viewer finds the font the fields name, Turkish letters and all, when somebody types into them (ISO 32000, 12.7.3).
  form.acroForm.dict.set(PDFName.of('DR'), pdf.context.obj({ Font: { [font.name]: font.ref } }));
  form.acroForm.dict.set(PDFName.of('DA'), PDFString.of(`/${font.name} ${VALUE_SIZE} Tf 0 g`));
}

function make(form: PDFForm, { name, kind, options = [], lines = 1, most }: FormField, value: string | undefined) {
  if (kind === 'checkbox') return form.createCheckBox(name);
  if (kind === 'choice') {
    const list = form.createDropdown(name);
    list.addOptions(options.map(({ label }) => label.tr));
    return list;
  }
  const text = form.createTextField(name);
  if (lines > 1) text.enableMultiline();
  if (most !== undefined) text.setMaxLength(most);
  if (value !== undefined) text.setText(value.slice(0, most));
  return text;
}

function within({ left, bottom, width, height }: Box, indent: number) {
  return { x: left + indent, y: bottom + 1, width: width - 2 * indent, height: height - 2 };
}
