import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { Agent } from '../../../shared/domain/agent';
import { type Day, dayAfter, dayOf } from '../../../shared/domain/instant';
import { kurus, sumKurus } from '../../../shared/domain/kurus';
import type { Entry } from '../../../shared/domain/ledger';
import { aLife, lifeBegins } from '../../support/account-life';
import { atNoon, openReportsWorld, type ReportsWorld } from '../../support/reports';

let world: ReportsWorld;

beforeAll(async () => {
  world = await openReportsWorld();
});

const firstDay = dayOf(lifeBegins);
/** Any range around a life, also before it, after it and in the middle of it. */
const aRange = fc
  .tuple(fc.integer({ min: -3, max: 20 }), fc.integer({ min: 0, max: 30 }))
  .map(([start, days]) => ({ from: dayAfter(firstDay, start), to: dayAfter(firstDay, start + days) }));

const amounts = (entries: readonly Entry[]) => sumKurus(entries.map(({ amount }) => amount));
const legOf = ({ contra }: Entry) => contra.find(({ account }) => account.startsWith('institution:'));

test('whatever happened and however it was closed, every report of any range agrees with the ledger to the kuruş', async () => {
  await fc.assert(
    fc.asyncProperty(aLife, fc.array(aRange, { minLength: 3, maxLength: 5 }), async (life, ranges) => {
      const { agent, entries } = await world.live(life);
      for (const range of ranges) await proveReports(agent, entries, range);
    }),
    { numRuns: 10, endOnFailure: true },
  );
}, 120_000);

async function proveReports(agent: Agent, entries: readonly Entry[], range: { from: Day; to: Day }): Promise<void> {
  const query = { ...range };
  const own = entries.filter(({ at }) => range.from <= dayOf(at) && dayOf(at) <= range.to);
  const before = entries.findLast(({ at }) => dayOf(at) < range.from)?.balanceAfter ?? 0;
  const ofKind = (...kinds: Entry['kind'][]) => own.filter(({ kind }) => kinds.includes(kind));
  const bills = ofKind('payment', 'refund');

  const { body: balance } = await world.ask(agent, 'movementTotals', { query });
  expect(balance).toEqual({
    openingBalance: before,
    loaded: { count: ofKind('transfer').length, amount: amounts(ofKind('transfer')) },
    adjusted: { count: ofKind('adjustment').length, amount: amounts(ofKind('adjustment')) },
    commissionPosted: amounts(ofKind('commission')),
    collected: 0 - amounts(bills),
    closingBalance: before + amounts(own),
  });

  const keyOf = {
    day: ({ at }: Entry) => dayOf(at) as string,
    institution: (entry: Entry) => legOf(entry)?.account.slice('institution:'.length) ?? '',
    user: ({ by = '' }: Entry) => by,
  };
  for (const by of ['day', 'institution', 'user'] as const) {
    const { body } = await world.ask(agent, 'collections', { query: { ...query, by } });
    expect(new Set(body.rows.map(({ key }) => key))).toEqual(new Set(bills.map(keyOf[by])));
    for (const { key, name: _, ...total } of body.rows) {
      expect(total).toEqual(collectionsOf(bills.filter((entry) => keyOf[by](entry) === key)));
    }
    expect(body.total).toEqual(collectionsOf(bills));
  }

  const { body: loadings } = await world.ask(agent, 'loadings', { query });
  expect(loadings.total).toEqual(balance.loaded);
  expect(sumKurus(loadings.rows.map(({ loaded }) => loaded.amount))).toBe(balance.loaded.amount);
  const { body: commissions } = await world.ask(agent, 'commissions', { query });
  expect(commissions.total).toEqual({
    earned: sumKurus(own.map(({ commission = 0 }) => commission)),
    posted: balance.commissionPosted,
  });

  const movements = await pages('movements', agent, query);
  expect(movements.map(({ seq }) => seq)).toEqual(own.map(({ seq }) => seq).reverse());
  const refunds = await pages('refunds', agent, query);
  expect(sumKurus(refunds.map(({ amount, fee }) => amount + fee))).toBe(amounts(ofKind('refund')));
}

function collectionsOf(bills: readonly Entry[]) {
  const tally = (own: readonly Entry[]) => ({
    count: own.length,
    amount: sumKurus(own.map((entry) => Math.abs(legOf(entry)?.amount ?? 0))),
  });
  const debited = tally(bills.filter(({ kind }) => kind === 'payment'));
  const refused = tally(bills.filter(({ undoes }) => undoes?.why === 'refused'));
  const fees = bills.flatMap(({ contra }) => contra.filter(({ account }) => account === 'fee-income'));
  return {
    paid: { count: debited.count - refused.count, amount: debited.amount - refused.amount },
    refused,
    refunded: tally(bills.filter(({ undoes }) => undoes?.why === 'cancelled')),
    fees: sumKurus(fees.map(({ amount }) => amount)),
    commission: sumKurus(bills.map(({ commission = 0 }) => commission)),
    collected: 0 - amounts(bills),
  };
}

async function pages(name: 'movements', agent: Agent, query: { from: Day; to: Day }): Promise<Entry[]>;
async function pages(
  name: 'refunds',
  agent: Agent,
  query: { from: Day; to: Day },
): Promise<{ amount: number; fee: number }[]>;
async function pages(name: 'movements' | 'refunds', agent: Agent, query: { from: Day; to: Day }): Promise<unknown[]> {
  const rows: unknown[] = [];
  let page: string | undefined;
  do {
    const { status, body } = await world.ask(agent, name, { query: { ...query, ...(page && { page }) } });
    expect(status).toBe(200);
    rows.push(...('rows' in body ? body.rows : body.entries));
    page = body.next;
  } while (page !== undefined);
  return rows;
}

/** A day on which the owner loaded 1.000 TL and two people took four bills, of which one was refused and one cancelled. */
async function aDay(): Promise<Agent> {
  const { agent } = await world.live(
    atNoon(
      { what: 'load', amount: kurus(100_000) },
      { what: 'pay', amount: kurus(5_000), fee: kurus(450), commission: kurus(225) },
      { what: 'refund', amount: kurus(1) },
      { what: 'pay', amount: kurus(2_000), commission: kurus(100), user: 'cashier' },
      { what: 'refund', amount: kurus(1), fee: kurus(1) },
      { what: 'pay', amount: kurus(7_000), commission: kurus(225), user: 'cashier' },
      { what: 'pay', amount: kurus(1_234), fee: kurus(350), commission: kurus(200), institution: 'yildiz-tv' },
    ),
  );
  return agent;
}

test('the day end tells the day by institution and by user, by their names, and that it is not over', async () => {
  const agent = await aDay();
  const { status, body } = await world.ask(agent, 'dayEnd', { query: { day: '2026-11-23' } }, 'cashier');
  expect({ status, body }).toMatchObject({
    status: 200,
    body: {
      isOver: false,
      openingBalance: 0,
      loaded: { count: 1, amount: 100_000 },
      collected: 8_584,
      commissionEarned: 425,
      closingBalance: 91_416,
      byInstitution: [
        {
          key: 'anadolu-gaz',
          name: 'Anadolu Gaz',
          paid: { count: 2, amount: 9_000 },
          refused: { count: 1, amount: 5_000 },
          refunded: { count: 1, amount: 2_000 },
        },
        { key: 'yildiz-tv', name: 'Yıldız TV', fees: 350, collected: 1_584 },
      ],
      byUser: [
        { name: 'cashier', collected: 7_000 },
        { name: 'owner', collected: 1_584 },
      ],
      total: { paid: { count: 3, amount: 10_234 }, fees: 350, commission: 425 },
    },
  });
});

test('a refund tells what was given back, of which bill and why', async () => {
  const agent = await aDay();
  const { body } = await world.ask(agent, 'refunds', { query: { from: '2026-11-01', to: '2026-11-30' } });
  expect(body.rows).toMatchObject([
    { institutionName: 'Anadolu Gaz', amount: 2_000, why: 'cancelled' },
    {
      institutionName: 'Anadolu Gaz',
      amount: 5_000,
      fee: 450,
      why: 'not-paid',
      reason: 'institution-refused',
      subscriber: 'Ayşe Ö*****',
    },
  ]);
});

test('movements of one kind are those of that kind', async () => {
  const agent = await aDay();
  const query = { from: '2026-11-23', to: '2026-11-23', kind: 'transfer' };
  expect((await world.ask(agent, 'movements', { query })).body.entries).toMatchObject([{ seq: 1, amount: 100_000 }]);
});

test('a movement tells the bill it comes from, on the page by its payment and in the file by the institution’s name', async () => {
  const agent = await aDay();
  const query = { from: '2026-11-23', to: '2026-11-23', kind: 'refund' };
  expect((await world.ask(agent, 'movements', { query })).body.entries).toMatchObject([
    { origin: { of: 'bill', institution: 'anadolu-gaz', period: '2026-10', undone: 'cancelled' } },
    { origin: { of: 'bill', institution: 'anadolu-gaz', period: '2026-10', undone: 'refused' } },
  ]);
  const params = { report: 'movements' };
  const { body } = await world.ask(agent, 'file', { params, query: { ...query, format: 'csv' } });
  expect(Buffer.from(body.content, 'base64').toString('utf8')).toContain(';İade;Anadolu Gaz 2026-10;');
});

test("nobody sees another agent's figures", async () => {
  await aDay();
  const { agent } = await world.live([]);
  const query = { from: '2026-11-01', to: '2026-11-30' };
  expect((await world.ask(agent, 'movementTotals', { query })).body).toMatchObject({ openingBalance: 0, collected: 0 });
  expect((await world.ask(agent, 'movements', { query })).body).toEqual({ entries: [] });
});

test.each(['collections', 'movements', 'movementTotals', 'loadings', 'commissions', 'refunds'] as const)(
  "a cashier may not see the range report '%s', and nobody one that is upside down or longer than a year",
  async (name) => {
    const { agent } = await world.live([]);
    const ask = (from: string, to: string, role?: 'cashier') => world.ask(agent, name, { query: { from, to } }, role);
    expect(await ask('2026-11-01', '2026-11-30', 'cashier')).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    });
    expect(await ask('2026-11-02', '2026-11-01')).toMatchObject({ status: 400, body: { details: { field: 'to' } } });
    expect(await ask('2025-11-01', '2026-11-02')).toMatchObject({ status: 400 });
    expect(await ask('2025-11-01', '2026-11-01')).toMatchObject({ status: 200 });
  },
);

test('every report can be had as a CSV and as a workbook, in both languages, with the figures of the page', async () => {
  const agent = await aDay();
  const dates = { from: '2026-11-23', to: '2026-11-23' };
  for (const report of ['day-end', 'collections', 'movements', 'loadings', 'commissions', 'refunds']) {
    for (const language of ['tr', 'en']) {
      const params = { report };
      const csv = await world.ask(agent, 'file', { params, query: { ...dates, language, format: 'csv' } });
      expect(csv).toMatchObject({ status: 200, body: { mediaType: 'text/csv; charset=utf-8' } });
      const rows = Buffer.from(csv.body.content, 'base64').toString('utf8').split('\r\n');
      expect(rows.length).toBeGreaterThan(2);
      const columns = rows.slice(0, -1).map((row) => row.split(';').length);
      expect(new Set(columns).size).toBe(1);
      const xlsx = await world.ask(agent, 'file', { params, query: { ...dates, language, format: 'xlsx' } });
      expect(xlsx.body.fileName).toMatch(/^[a-z-]+-2026-11-23\.xlsx$/);
      const sheet = unzipSync(Buffer.from(xlsx.body.content, 'base64'))['xl/worksheets/sheet1.xml'];
      expect(strFromU8(sheet ?? new Uint8Array()).match(/<row /g)).toHaveLength(rows.length - 1);
    }
  }
});

test('the file of collections has its total last', async () => {
  const agent = await aDay();
  const { body } = await world.ask(agent, 'file', {
    params: { report: 'collections' },
    query: { from: '2026-11-01', to: '2026-11-30', by: 'institution', format: 'csv' },
  });
  expect(body.fileName).toBe('tahsilatlar-2026-11-01-2026-11-30.csv');
  expect(Buffer.from(body.content, 'base64').toString('utf8')).toBe(
    '\ufeffKurum;Adet;Tahsilat;İade adedi;İade;Masraf;Komisyon;Net tutar\r\n' +
      'Anadolu Gaz;2;90,00;1;20,00;0,00;2,25;70,00\r\n' +
      'Yıldız TV;1;12,34;0;0,00;3,50;2,00;15,84\r\n' +
      'Toplam;3;102,34;1;20,00;3,50;4,25;85,84\r\n',
  );
});
