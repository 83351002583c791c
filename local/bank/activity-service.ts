import { setTimeout as wait } from 'node:timers/promises';
import type { Instant } from '../../shared/domain/instant';
import { ActivityQuery, accountsOf, activityPage, isAsked } from './activity';
import type { Books, SimulatedAccount } from './books';
import { BankFaults, disturb, isDue } from './faults';
import { BankRefusal, json, type Routes, readJson } from './http';

/** What the activity service needs to know of the bank it belongs to. */
export interface SimulatedBank {
  readonly accounts: readonly SimulatedAccount[];
  readonly books: Books;
  readonly faults: ReadonlyMap<string, BankFaults>;
  readonly now: () => Instant;
  readonly seed: string;
}

/** What the bank offers its customers: the one call of its activity service, with the account's faults. */
export function activityRoutes(bank: SimulatedBank): Routes {
  const asked = new Map<string, number>();
  return {
    async 'POST /hesap-hareketleri'(request) {
      const own = accountsOf(request.headers.authorization, bank.accounts);
      const query = await readJson(request, ActivityQuery);
      const account = own.find(({ iban }) => iban === query.iban);
      if (account === undefined) throw new BankRefusal(404, 'HESAP_BULUNAMADI', 'Hesap bulunamadı');

      const faults = bank.faults.get(account.id) ?? BankFaults.parse({});
      const count = (asked.get(account.id) ?? 0) + 1;
      asked.set(account.id, count);
      await wait(faults.slowMs, undefined, { ref: false });
      if (isDue(faults.errorEvery, count)) throw new BankRefusal(500, 'SISTEM_HATASI', 'Sistem hatası');

      const inWindow = bank.books.list(account.id).filter((movement) => isAsked(movement, query));
      const ordered = inWindow.sort((a, b) =>
        a.bookedAt < b.bookedAt ? -1 : a.bookedAt > b.bookedAt ? 1 : a.seq - b.seq,
      );
      const listed = disturb(ordered, faults, bank.now(), bank.seed);
      const page = activityPage(listed, query, ({ seq }) => isDue(faults.spoilEvery, seq));
      if (isDue(faults.garbleEvery, count)) return { status: 200, body: '<html>Bakım çalışması</html>' };
      return { ...json(200, page), isCut: isDue(faults.cutEvery, count) };
    },
  };
}
