import * as z from 'zod';
import { StatementFault } from '../bank/statement';
import { StatementFormatName } from '../bank/statement-formats';
import type { ConsoleCall } from './console-call';

/** Where statement files are dropped, as a bank drops them. */
export interface StatementBox {
  put(place: { readonly account: string; readonly name: string }, content: Uint8Array): Promise<void>;
}

const Order = z.object({
  account: z.string(),
  day: z.string().optional(),
  format: StatementFormatName.default('mt940'),
  fault: StatementFault.default('none'),
});

/** A file somebody has, or a day's statement that the simulated bank makes. */
const Drop = z.union([
  z.strictObject({ account: z.string(), name: z.string().min(1).max(120), contentBase64: z.base64() }),
  Order.strict(),
]);

const Made = z.object({ name: z.string(), contentBase64: z.base64(), lines: z.int() });

/** Some hundred megabytes of file, in base64. */
const FILE_LIMIT_BYTES = 300 * 1024 * 1024;

/**
 * Statement files: dropped into the account's folder, where they are read within seconds, or looked at. What the simulated
 * bank makes tells what it booked, or what a fault leaves of it.
 */
export function statementCalls(bankUrl: string, accounts: readonly { id: string }[], box: StatementBox): ConsoleCall[] {
  const make = async ({ day, ...order }: z.output<typeof Order>) => {
    const query = new URLSearchParams({ ...order, ...(day === undefined ? {} : { day }) });
    const answer = await fetch(`${bankUrl}/control/statements?${query}`);
    const body = (await answer.json()) as { mesaj?: string };
    if (!answer.ok) throw new Error(body.mesaj ?? `the bank answers ${answer.status}`);
    const { name, contentBase64, lines } = Made.parse(body);
    return { name, lines, content: Buffer.from(contentBase64, 'base64') };
  };
  return [
    {
      method: 'POST',
      pattern: /^\/dev\/api\/statements$/,
      limitBytes: FILE_LIMIT_BYTES,
      async run(body) {
        const drop = Drop.parse(JSON.parse(body));
        const { account } = drop;
        if (!accounts.some(({ id }) => id === account)) throw new Error(`no such account: ${account}`);
        const file =
          'contentBase64' in drop
            ? { name: drop.name.replaceAll('/', '_'), content: Buffer.from(drop.contentBase64, 'base64') }
            : await make(drop);
        await box.put({ account, name: file.name }, file.content);
        const { content, ...told } = file;
        return { status: 201, body: { account, ...told, bytes: content.length } };
      },
    },
    {
      method: 'GET',
      pattern: /^\/dev\/api\/statements\/[a-z0-9-]+$/,
      async run(_, url) {
        const account = url.pathname.split('/')[4] ?? '';
        const { name, content } = await make(Order.parse({ ...Object.fromEntries(url.searchParams), account }));
        return { status: 200, body: content, name };
      },
    },
  ];
}
