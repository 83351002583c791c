import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod';
import type { Instant } from '../../shared/domain/instant';
import { listenOnLoopback } from '../loopback-server';
import { activityRoutes } from './activity-service';
import { type BankMovement, openBooks, type SimulatedAccount, TransferOrder } from './books';
import { controlRoutes } from './control';
import { BankFaults } from './faults';
import { type Answer, BankRefusal, json, type Routes } from './http';
import { ohvpsRoutes } from './ohvps';
import { statementRoutes } from './statement-routes';

export interface BankOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the journal lies; kept between runs. */
  readonly dataDir: string;
  readonly accounts: readonly SimulatedAccount[];
  readonly now: () => Instant;
  /** Decides the order of shuffled rows. */
  readonly seed?: string;
}

/** A running simulated bank. */
export interface Bank {
  /** Base address of both the activity service and the control interface. */
  readonly url: string;
  /** Books a transfer as the control interface does; throws for an unknown account or an order that cannot be read. */
  book(order: z.input<typeof TransferOrder>): BankMovement[];
  /** The faults switched on now, by account id. Setting a value switches. */
  readonly faults: Map<string, BankFaults>;
  close(): Promise<void>;
}

/** Starts the simulated bank on the loopback address. Its protocol, control interface and faults are in the README beside. */
export async function startBank({ port, dataDir, accounts, now, seed = '' }: BankOptions): Promise<Bank> {
  const books = openBooks(dataDir, accounts, now);
  const faults = new Map(accounts.map(({ id }) => [id, BankFaults.parse({})]));
  const bank = { accounts, books, faults, now, seed };
  const routes = {
    ...activityRoutes(bank),
    ...ohvpsRoutes(bank),
    ...controlRoutes(books, faults),
    ...statementRoutes(books, accounts, now),
  };
  const server = await listenOnLoopback((request, response) => answer(routes, request, response), port);
  return {
    url: `http://127.0.0.1:${server.port}`,
    book: (order) => books.book(TransferOrder.parse(order)),
    faults,
    async close() {
      await server.close();
      books.close();
    },
  };
}

async function answer(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://bank');
  try {
    const route = routes[`${request.method} ${url.pathname}`];
    if (route === undefined) throw new BankRefusal(404, 'ADRES_BULUNAMADI', 'Adres bulunamadı');
    send(response, await route(request, url));
  } catch (error) {
    if (!(error instanceof BankRefusal)) throw error;
    send(response, json(error.status, { kod: error.code, mesaj: error.message }));
  }
}

function send(response: ServerResponse, { status, body, isCut }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    ...(status === 401 && { 'www-authenticate': 'Basic realm="hesap-hareketleri"' }),
  });
  if (isCut) response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  else response.end(bytes);
}
