import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CollectionGateway, openCollection } from '../../../lambdas/gateways/collection';
import type { PaymentOrder } from '../../../shared/domain/gateway-order';
import { instant } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { credentials } from './running';

const ROUNDS = 4;
const BILLS = 40;

async function start(dataDir: string): Promise<{ child: ChildProcess; url: string; gateway: CollectionGateway }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/local/collection/process.ts', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout ?? child, 'data');
  const url = String(line).trim();
  return { child, url, gateway: openCollection({ url, credentials, now: () => instant(Date.now()) }) };
}

test('kill -9 in the middle of payments loses none that was confirmed and makes none twice', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'collection-crash-'));
  const confirmed = new Map<string, unknown>();
  const references: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { child, url, gateway } = await start(dataDir);
    const { bills } = (await (await fetch(`${url}/control/bills?institution=misal-belediyesi`)).json()) as OpenBills;
    const left = BILLS - bills.length;
    for (let i = 0; i < left; i += 1) await addBill(url);
    const orders = await ordersOf(url, round);
    references.push(...orders.map(({ reference }) => reference));
    let confirmations = 0;
    let killing: Promise<void> | undefined;
    const asking = Promise.all(
      orders.map(async (order) => {
        const answer = await gateway.pay(order);
        if (answer.kind !== 'paid') return;
        confirmed.set(order.reference, answer);
        confirmations += 1;
        if (confirmations === 1 + 5 * round) killing = kill(child);
      }),
    );
    await asking;
    await killing;
  }

  const { child, url, gateway } = await start(dataDir);
  const { payments } = (await (await fetch(`${url}/control/payments`)).json()) as { payments: { reference: string }[] };
  const paid = payments.map(({ reference }) => reference);
  expect(new Set(paid).size).toBe(paid.length);
  expect(paid).toEqual(expect.arrayContaining([...confirmed.keys()]));
  expect(references).toEqual(expect.arrayContaining(paid));
  expect(confirmed.size).toBeGreaterThanOrEqual(1 + 6 + 11 + 16);
  expect((await gateway.dayEnd(today())).totals[0]?.paidCount).toBe(paid.length);
  await kill(child);
  rmSync(dataDir, { recursive: true });
}, 60_000);

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

interface OpenBills {
  readonly bills: { readonly bill: string; readonly amountKurus: number }[];
}

async function ordersOf(url: string, round: number): Promise<PaymentOrder[]> {
  const { bills } = (await (await fetch(`${url}/control/bills?institution=misal-belediyesi`)).json()) as OpenBills;
  return bills.map(({ bill, amountKurus }) => ({
    reference: `round-${round}-${bill}`,
    institution: 'misal-belediyesi',
    bill,
    amount: kurus(amountKurus) as PaymentOrder['amount'],
  }));
}

async function addBill(url: string): Promise<void> {
  const body = JSON.stringify({ institution: 'misal-belediyesi', amountKurus: 4_321 });
  const response = await fetch(`${url}/control/bills`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  expect(response.status).toBe(201);
}

function today() {
  return instant(Date.now() + 3 * 3_600_000).slice(0, 10) as Parameters<CollectionGateway['dayEnd']>[0];
}
