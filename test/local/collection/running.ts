import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CollectionGateway, openCollection } from '../../../lambdas/gateways/collection';
import { CollectionFault } from '../../../local/collection/faults';
import { type Collection, type CollectionOptions, startCollection } from '../../../local/collection/server';
import type { PaymentOrder } from '../../../shared/domain/gateway-order';
import { type Instant, later } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';

export const credentials = { apiKey: 'faturakom', signingKey: 'signing-key-of-tests' };

/** A simulated service with its own clock and folder, and the real client on it. */
export interface Running {
  readonly collection: Collection;
  readonly gateway: CollectionGateway;
  /** Lets time go by on the service's clock and the client's. */
  pass(seconds: number): void;
  now(): Instant;
  /** Switches a fault of an institution or bill. */
  fault(target: string, fault: Partial<CollectionFault>): void;
  /** Stops the service and starts it again on the same books. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function run(
  options: Partial<CollectionOptions> & { readonly fetch?: typeof globalThis.fetch } = {},
  startsAt = '2026-11-23T09:00:00.000Z',
): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), 'collection-'));
  let time = startsAt as Instant;
  const now = () => time;
  const { fetch = globalThis.fetch, ...rest } = options;
  const start = async () => {
    const collection = await startCollection({ port: 0, dataDir, now, seed: 'test', credentials, ...rest });
    // Below a second, so that a test of silence takes no longer.
    const timeouts = { orderMs: 400, outcomeMs: 400, inquiryMs: 400 };
    return { collection, gateway: openCollection({ url: collection.url, credentials, now, timeouts, fetch }) };
  };
  let current = await start();
  return {
    get collection() {
      return current.collection;
    },
    get gateway() {
      return current.gateway;
    },
    now,
    pass(seconds) {
      time = later(time, seconds * 1_000);
    },
    fault: (target, fault) => void current.collection.faults.set(target, CollectionFault.parse(fault)),
    async restart() {
      await current.collection.close();
      current = await start();
    },
    async close() {
      await current.collection.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

let orders = 0;

/** An order of a bill that is open: the institution's nth, with another reference each time. */
export function orderOf({ collection }: Running, institution = 'anadolu-gaz', nth = 0): PaymentOrder {
  const bill = collection.openBills(institution)[nth];
  if (bill === undefined) throw new Error(`${institution} has no open bill ${nth}`);
  orders += 1;
  const reference = `payment-${String(orders).padStart(6, '0')}`;
  return { reference, institution, bill: bill.bill, amount: kurus(bill.amountKurus) as PaymentOrder['amount'] };
}

/** An order to take a payment back. */
export function cancellationOf(payment: PaymentOrder) {
  return { reference: `cancel-${payment.reference}`, payment: payment.reference, amount: payment.amount };
}
