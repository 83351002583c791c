import { importAgents, readAgentRows } from '../../bin/ops/agents-import';
import { openAgents } from '../../lambdas/stores/agents';
import { openAudit } from '../../lambdas/stores/audit';
import type { Database } from '../../lambdas/stores/database';
import { AgentNumber } from '../../shared/domain/agent';
import { Phone } from '../../shared/domain/phone';
import { monday } from '../support/builders';
import { freshDatabase } from '../support/fresh-database';

const HEADER = 'Numara;Unvan;İlçe;İl;Adres;Yetkili;Telefon';
const FIRST = '63900001;"Örnek; İletişim";Çankaya;Ankara;Deneme Sk. 1;Ayşe Örnek;0532 900 00 01';
const SECOND = '63900002;Şişli Büfe;Şişli;İstanbul;Taslak Cd. 2;Işıl Taslak;+90 532 900 00 02';

let database: Database;

beforeAll(async () => {
  database = await freshDatabase();
});

async function imported(...lines: string[]) {
  return importAgents(database, readAgentRows(Buffer.from(lines.join('\r\n'))), monday);
}

test('agents and owners are added once, however often the file is imported', async () => {
  expect(await imported(HEADER, FIRST, SECOND)).toEqual({ added: 2, known: 0, refusals: [] });
  expect(await imported(HEADER, FIRST, SECOND)).toEqual({ added: 0, known: 2, refusals: [] });
  const agents = openAgents(database);
  const number = AgentNumber.parse('63900001');
  expect(await agents.find(number)).toMatchObject({ title: 'Örnek; İletişim', district: 'Çankaya', state: 'active' });
  expect(await agents.registrations([Phone.parse('+905329000001')])).toMatchObject([{ agent: number, isActive: true }]);
  const { entries } = await openAudit(database).ofSubject(`agent:${number}`, undefined, 10);
  expect(entries.map(({ action, by }) => [action, by.id])).toEqual([['agent.added', 'ops']]);
});

test('each line that cannot be taken is refused with its number and why, and costs no other', async () => {
  const report = await imported(
    HEADER,
    '639;Kısa;A;B;C;D;05329000003',
    '63900004;Telefonsuz;A;B;C;D;12345',
    '63900001;Başkası;A;B;C;D;05329000005',
    '63950002;Aynı Kod;A;B;C;D;05329000006',
    '63900007;Aynı Telefon;A;B;C;D;05329000001',
    '63900008;İyi;A;B;C;D;05329000008',
    '63900009;Tekrar;A;B;C;D;05329000008',
  );
  expect(report).toMatchObject({ added: 1, known: 0 });
  expect(report.refusals).toEqual([
    { line: 2, reason: 'number is missing or wrong' },
    { line: 3, reason: 'phone is missing or wrong' },
    { line: 4, reason: 'number 63900001 is there with another phone' },
    { line: 5, reason: 'code 0002 belongs to another agent' },
    { line: 6, reason: 'phone +905329000001 belongs to agent 63900001' },
    { line: 8, reason: 'phone +905329000008 stands in line 7 too' },
  ]);
});

test('a file from Turkish Excel is read with its letters', async () => {
  const cp1254 = Buffer.from(
    `${HEADER.replaceAll('İ', 'Ý')}\n63900010;ÞÝÞLÝ BÜFE;Þiþli;Ýstanbul;Yol 1;Iþýl;05329000010`,
    'latin1',
  );
  const { rows } = readAgentRows(cp1254);
  expect(rows).toMatchObject([{ title: 'ŞİŞLİ BÜFE', district: 'Şişli', owner: 'Işıl', line: 2 }]);
});

test.each([
  ['', 'no column number, title, district, city, address, owner, phone'],
  ['numara,unvan\n63900011,Eksik', 'no column district, city, address, owner, phone'],
  [`${HEADER};Numara`, 'the column number twice'],
])('a file that begins with %j is refused whole, and why', (text, why) => {
  expect(() => readAgentRows(Buffer.from(text))).toThrow(why);
});

test('a comma in an address of a file parted by semicolons parts nothing', async () => {
  const { rows } = readAgentRows(
    Buffer.from(`${HEADER}\n63900012;Örnek, Büfe;Çankaya;Ankara;Deneme Sk. 1, Kat 2;Ayşe;05329000012`),
  );
  expect(rows).toMatchObject([{ title: 'Örnek, Büfe', address: 'Deneme Sk. 1, Kat 2' }]);
});
