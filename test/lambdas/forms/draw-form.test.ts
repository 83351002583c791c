import { PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { layOut, PAGE } from '../../../lambdas/forms/sheet';
import { formKinds } from '../../../shared/domain/form';
import { formDefinitions } from '../../../shared/domain/forms/definitions';
import { network } from '../../../shared/domain/network';
import { aCode, aForm } from '../../support/forms';
import { readPdfs, textOf } from '../../support/pdf-text';

test.each(formKinds)('%s: one A4 page that says whose it is, where it goes, its code and every label', async (kind) => {
  const definition = formDefinitions[kind];
  const [printed] = await readPdfs([await aForm(kind)]);
  if (printed === undefined) throw new Error('nothing was read');
  expect(printed.pages).toHaveLength(1);
  expect(printed).toMatchObject({ title: definition.title.tr, language: 'tr' });
  const squeezed = textOf(printed).replace(/\s/g, '');
  const said = [network.name, definition.title.tr, network[definition.mailbox], aCode(kind)];
  const labels = definition.sections.flatMap(({ title, fields }) => [title.tr, ...fields.map(({ label }) => label.tr)]);
  for (const words of [...said, ...labels]) expect(squeezed).toContain(words.replace(/\s/g, ''));
  expect(squeezed.includes('kangrubu')).toBe(definition.idCopy !== undefined);
  for (const { left, right } of printed.pages.flatMap(({ pieces }) => pieces)) {
    expect(left).toBeGreaterThanOrEqual(PAGE.margin - 0.5);
    expect(right).toBeLessThanOrEqual(PAGE.width - PAGE.margin + 0.5);
  }
});

test.each(formKinds)('%s: no two fields share a place, and the last ends above the foot', (kind) => {
  const { fields, bottom } = layOut(formDefinitions[kind]);
  expect(bottom).toBeGreaterThan(80);
  for (const [index, { box: a }] of fields.entries()) {
    for (const { box: b } of fields.slice(index + 1)) {
      const isApart =
        a.left + a.width <= b.left ||
        b.left + b.width <= a.left ||
        a.bottom >= b.bottom + b.height ||
        b.bottom >= a.bottom + a.height;
      expect(isApart).toBe(true);
    }
  }
});

test('what is known stands in the fields, and beside them as what holds today', async () => {
  const prefill = { 'agent.title': 'Örnek İletişim', 'agent.city': 'İstanbul', 'user.name': 'Ayşe İğneci' } as const;
  const [printed] = await readPdfs([await aForm('information-change', { prefill })]);
  const text = printed ? textOf(printed) : '';
  expect(text).toContain('Bugün: İstanbul');
  expect(text).toContain('Bugün: Örnek İletişim');
});

test('the same form gives the same bytes', async () => {
  const [first, second] = [await aForm('user-change'), await aForm('user-change')];
  expect(Buffer.compare(first, second)).toBe(0);
});

test('the fields name a font that viewers find, whole, when somebody types into them', async () => {
  const pdf = await PDFDocument.load(await aForm('information-change'));
  const { dict } = pdf.getForm().acroForm;
  const fonts = dict.lookup(PDFName.of('DR'), PDFDict).lookup(PDFName.of('Font'), PDFDict);
  const [named] =
    /(?<=\/)\S+(?= [\d.]+ Tf)/.exec(pdf.getForm().getTextField('city').acroField.getDefaultAppearance() ?? '') ?? [];
  expect(fonts.keys().map((key) => key.decodeText())).toEqual([named]);
  expect(dict.lookup(PDFName.of('DA'), PDFString).asString()).toContain(`/${named} `);
});
