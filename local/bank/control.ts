import { type Books, TransferOrder } from './books';
import { type BankFaults, BankFaultsByAccount } from './faults';
import { BankRefusal, json, type Routes, readJson } from './http';

/** What the developer console uses: no part of any bank's protocol. */
export function controlRoutes(books: Books, faults: Map<string, BankFaults>): Routes {
  return {
    async 'POST /control/transfers'(request) {
      const order = await readJson(request, TransferOrder);
      if (!faults.has(order.account)) throw new BankRefusal(404, 'HESAP_BULUNAMADI', 'Hesap bulunamadı');
      return json(201, { movements: books.book(order) });
    },
    async 'GET /control/movements'(_request, url) {
      const accounts = url.searchParams.has('account') ? url.searchParams.getAll('account') : [...faults.keys()];
      return json(200, { movements: accounts.flatMap((account) => books.list(account)) });
    },
    async 'GET /control/faults'() {
      return json(200, Object.fromEntries(faults));
    },
    async 'PUT /control/faults'(request) {
      const wanted = Object.entries(await readJson(request, BankFaultsByAccount));
      const unknown = wanted.find(([account]) => !faults.has(account));
      if (unknown !== undefined) throw new BankRefusal(404, 'HESAP_BULUNAMADI', `Hesap bulunamadı: ${unknown[0]}`);
      for (const [account, accountFaults] of wanted) faults.set(account, accountFaults);
      return json(200, Object.fromEntries(faults));
    },
  };
}
