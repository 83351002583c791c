import { demoBankAccounts } from '../demo/bank-accounts';
import type { ConsoleCall } from './console-call';

/**
 * A transfer for the simulated bank as people write it: the bank account by id or IBAN (`account` or `bankAccount`), the
 * sender as a name or as `{name, iban}`, the kind in any case. What is left is the bank's to judge.
 */
export function transferCall(forward: ConsoleCall['run']): ConsoleCall {
  return {
    method: 'POST',
    pattern: /^\/dev\/api\/transfers$/,
    run: (body, url) => forward(JSON.stringify(asOrder(JSON.parse(body))), url),
  };
}

function asOrder(written: unknown): unknown {
  if (typeof written !== 'object' || written === null) return written;
  const { account, bankAccount = account, sender, kind, ...rest } = written as Record<string, unknown>;
  return {
    ...(bankAccount === undefined ? {} : { account: idOf(bankAccount) }),
    ...rest,
    ...senderOf(sender),
    ...(kind === undefined ? {} : { kind: typeof kind === 'string' ? kind.toUpperCase() : kind }),
  };
}

function idOf(account: unknown): unknown {
  const iban = String(account).replaceAll(' ', '');
  return demoBankAccounts('http://127.0.0.1').find((known) => known.iban === iban)?.id ?? account;
}

function senderOf(sender: unknown): object {
  if (sender === undefined) return {};
  if (typeof sender !== 'object' || sender === null) return { senderName: sender };
  const { name, iban } = sender as { name?: unknown; iban?: unknown };
  return { ...(name === undefined ? {} : { senderName: name }), ...(iban === undefined ? {} : { senderIban: iban }) };
}
