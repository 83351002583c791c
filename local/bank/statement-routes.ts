import * as z from 'zod';
import { Day, dayOf, type Instant } from '../../shared/domain/instant';
import type { Books, SimulatedAccount } from './books';
import { BankRefusal, json, type Routes } from './http';
import { StatementFault, stateDay } from './statement';
import { StatementFormatName, statementFormats } from './statement-formats';

const Query = z.object({
  account: z.string(),
  day: Day.optional(),
  format: StatementFormatName.default('mt940'),
  fault: StatementFault.default('none'),
});

/** What the developer console asks for: a day's statement of an account as a file, today's unless another day is named. */
export function statementRoutes(books: Books, accounts: readonly SimulatedAccount[], now: () => Instant): Routes {
  return {
    async 'GET /control/statements'(_request, url) {
      const query = Query.safeParse(Object.fromEntries(url.searchParams));
      if (!query.success) throw new BankRefusal(400, 'ISTEK_HATALI', z.prettifyError(query.error));
      const { format, fault, day = dayOf(now()) } = query.data;
      const account = accounts.find(({ id }) => id === query.data.account);
      if (account === undefined) throw new BankRefusal(404, 'HESAP_BULUNAMADI', 'Hesap bulunamadı');
      const statement = stateDay(account, books.list(account.id), day, fault);
      const { ending, write } = statementFormats[format];
      const contentBase64 = Buffer.from(write(statement)).toString('base64');
      const { opening, closing, lines } = statement;
      return json(200, {
        name: `${account.id}-${day}.${ending}`,
        contentBase64,
        opening,
        closing,
        lines: lines.length,
      });
    },
  };
}
