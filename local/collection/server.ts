import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '../../shared/domain/instant';
import type { Institution } from '../../shared/domain/institution';
import { type DemoSubscription, demoInstitutions, demoSubscriptions } from '../demo/institutions';
import { type Books, openBooks } from './books';
import { controlRoutes, showBill, showPayments } from './control';
import { dayEndRoutes } from './day-ends';
import type { CollectionFault } from './faults';
import { answer, type Credentials, checkSignature, type Routes } from './http';
import { BillOrder } from './orders';
import { collectionRoutes } from './service';

export interface CollectionOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the journal lies; kept between runs. */
  readonly dataDir: string;
  readonly now: () => Instant;
  /** Decides every seeded bill. */
  readonly seed: string;
  /** What signs the requests of the one customer. */
  readonly credentials: Credentials;
  readonly institutions?: readonly Institution[];
  readonly subscriptions?: readonly DemoSubscription[];
  readonly linesPerPage?: number;
}

/** A running simulated collection service. */
export interface Collection {
  /** Base address of both the service and its control interface. */
  readonly url: string;
  /** The faults switched on now, by institution or `institution/bill`. Changing the map is switching. */
  readonly faults: Map<string, CollectionFault>;
  addBill(order: BillOrder): ReturnType<typeof showBill>;
  openBills(institution?: string): ReturnType<typeof showBill>[];
  /** Every payment really made, cancelled ones included. */
  payments(): ReturnType<typeof showPayments>;
  /** The institutions' own books, with every order and its fate: for those who check what the system believes. */
  readonly books: Pick<Books, 'payment' | 'payments' | 'cancellations' | 'cancellationOf' | 'findBill'>;
  close(): Promise<void>;
}

/** Starts the simulated collection service on the loopback address. Protocol, control and faults are in the README beside. */
export async function startCollection(options: CollectionOptions): Promise<Collection> {
  const { institutions = demoInstitutions, subscriptions = demoSubscriptions, linesPerPage = 100, now } = options;
  const books = openBooks({ ...options, institutions, subscriptions });
  const faults = new Map<string, CollectionFault>();
  const simulated = { books, faults, now };
  const routes = {
    ...guarded({ ...collectionRoutes(simulated), ...dayEndRoutes(simulated, linesPerPage) }, options),
    ...controlRoutes(books, faults, now),
  };
  const server = createServer((request, response) => void answer(routes, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    books,
    addBill: (order) => showBill(books.addBill(BillOrder.parse(order))),
    openBills: (institution) => books.listOpen(institution).map(showBill),
    payments: () => showPayments(books, now()),
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      books.close();
    },
  };
}

/** The routes behind the customer's signature. */
function guarded(routes: Routes, { credentials, now }: CollectionOptions): Routes {
  return Object.fromEntries(
    Object.entries(routes).map(([route, reply]) => [
      route,
      (question, name) => {
        checkSignature(question, credentials, now());
        return reply(question, name);
      },
    ]),
  );
}
