import { strFromU8, unzipSync } from 'fflate';
import { describeControl, showControl } from '../../../bin/ops/control-show';
import { type ControlDependencies, operations } from '../../../lambdas/api/control';
import { serve } from '../../../lambdas/runtime/serve';
import { openFindings } from '../../../lambdas/stores/findings';
import { openStaffSessions } from '../../../lambdas/stores/staff-sessions';
import { api } from '../../../shared/api';
import { dayAfter, dayOf, later, startOf } from '../../../shared/domain/instant';
import { monday } from '../../support/builders';
import { ACCOUNT, type ControlWorld, lineOf, openControlWorld } from '../../support/control-world';
import { inert } from '../../support/fakes';
import { readPdfs, textOf } from '../../support/pdf-text';
import { staffCalls } from '../../support/staff-calls';

const day = dayOf(monday);
const NAME = 'GİZLİ KİŞİ ADI';
let world: ControlWorld;
let finance: Awaited<ReturnType<typeof staffCalls<typeof api.control>>>;

/** A day on which the statement lacks a transfer and tells a line that nobody knows. */
beforeAll(async () => {
  world = await openControlWorld();
  const { database, clock } = world;
  const rows = [1, 2, 0].map((shop, index) =>
    world.row(shop, 100_00 + index, later(startOf(day), 36_000_000), `N${index}`),
  );
  await world.tell(...rows);
  const [, ...others] = rows.map((row) => lineOf(row));
  const strange = { amount: 77_77, text: NAME, number: 'YABANCI' };
  await world.statement({ day, opening: 5_000_00, lines: [...others, strange] });
  await world.night(day);
  const handler = serve(api.control, operations, {
    staffSessions: openStaffSessions(database),
    findings: openFindings(database),
    controls: world.controls,
    payments: inert<ControlDependencies['payments']>('payments'),
    manualPayments: inert<ControlDependencies['manualPayments']>('manual payments'),
    institutionNames: async () => (id) => id,
    ledger: inert<ControlDependencies['ledger']>('ledger'),
    audit: inert<ControlDependencies['audit']>('audit'),
    statementFiles: inert<ControlDependencies['statementFiles']>('statementFiles'),
    bankAccounts: inert<ControlDependencies['bankAccounts']>('bankAccounts'),
    drops: inert<ControlDependencies['drops']>('drops'),
    now: clock.now,
  });
  finance = await staffCalls(database, { group: api.control, handler, now: clock.now() }, 'finance');
});

test('a day lists every account with its sums, and a day that was not controlled lists none', async () => {
  const { body } = await finance('day', { params: { day } });
  expect(body.accounts).toMatchObject([
    { account: ACCOUNT, state: 'differing', opening: 5_000_00, difference: 77_77 - 100_00, differenceCount: 2 },
  ]);
  expect(body.accounts).toEqual([expect.not.objectContaining({ differences: expect.anything() })]);
  expect(await finance('day', { params: { day: dayAfter(day) } })).toMatchObject({
    status: 200,
    body: { accounts: [] },
  });
});

test('an account’s day tells its differences and findings, without the bank’s words', async () => {
  const { body } = await finance('accountDay', { params: { day, account: ACCOUNT } });
  expect(body.control).toMatchObject({
    differences: [
      { kind: 'missing-in-statement', reference: 'N0', ourAmount: 100_00 },
      { kind: 'seen-by-control-only', reference: 'YABANCI', theirAmount: 77_77 },
    ],
  });
  const findings = body.findings as { id: string; kind: string }[];
  expect(findings.map(({ kind }) => kind).sort()).toEqual(['missing-in-statement', 'seen-by-control-only']);
  expect(JSON.stringify(body)).not.toContain(NAME);
  expect(await finance('accountDay', { params: { day, account: 'yok-1' } })).toMatchObject({ status: 404 });
});

test('the daily control report says the same as a PDF and as a workbook, names nobody, and comes out the same again', async () => {
  const report = async (format: string, language = 'tr') => {
    const { body } = await finance('dayReport', { params: { day }, query: { format, language } });
    return { ...body, bytes: Buffer.from(String(body.content), 'base64') };
  };
  const [pdf, again, english] = [await report('pdf'), await report('pdf'), await report('pdf', 'en')];
  expect(pdf).toMatchObject({ fileName: `gun-denetimi-${day}.pdf`, mediaType: 'application/pdf' });
  expect(pdf.bytes.equals(again.bytes)).toBe(true);
  const [printed, inEnglish] = await readPdfs([pdf.bytes, english.bytes]);
  if (printed === undefined || inEnglish === undefined) throw new Error('nothing printed');
  const text = textOf(printed);
  for (const part of ['Gün denetimi 23.11.2026', 'Fark var', '5.000,00', 'Havale ekstrede yok', 'YABANCI', '77,77']) {
    expect(text).toContain(part);
  }
  expect(textOf(inEnglish)).toContain('A transfer is not in the statement');
  expect(text).not.toContain(NAME);

  const book = unzipSync((await report('xlsx')).bytes);
  const strings = strFromU8(book['xl/sharedStrings.xml'] ?? new Uint8Array());
  expect(strFromU8(book['xl/workbook.xml'] ?? new Uint8Array())).toMatch(/Bankada.*Bizde.*Farklar.*Açık bulgular/s);
  for (const part of ['Fark var', 'Havale ekstrede yok', 'YABANCI']) expect(strings).toContain(part);
  expect(strings).not.toContain(NAME);
  const missing = await finance('dayReport', { params: { day: dayAfter(day, 7) }, query: { format: 'pdf' } });
  const [empty] = await readPdfs([Buffer.from(String(missing.body.content), 'base64')]);
  expect(empty && textOf(empty)).toContain('Bu gün henüz denetlenmedi.');
});

test('operators see it too', async () => {
  const shown = describeControl(await showControl(world.database, day));
  expect(shown).toContain(`${ACCOUNT} differing: 5.000,00`);
  expect(shown).toContain('missing-in-statement; N0; ours 100,00');
  expect(describeControl([])).toBe('not controlled yet');
});
