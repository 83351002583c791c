import type { Loading } from '../../shared/api/loadings';
import type { AgentNumber } from '../../shared/domain/agent';
import type { Instant } from '../../shared/domain/instant';
import type { Entry } from '../../shared/domain/ledger';
import { Iban } from '../../shared/domain/registered-iban';
import { readTransferReference, type Transfer, transferReference } from '../../shared/domain/transfer';
import type { BankAccounts } from '../stores/bank-accounts';
import type { Ledger } from '../stores/ledger';
import type { Transfers } from '../stores/transfers';

interface ListDependencies {
  readonly ledger: Pick<Ledger, 'list'>;
  readonly transfers: Pick<Transfers, 'findAll'>;
  readonly bankAccounts: Pick<BankAccounts, 'list'>;
}

/** How many entries a page looks through: an agent pays far more bills than it sends transfers. */
const LOOKED_THROUGH = 200;

/** An agent's own loadings, newest first, each with the transfer that brought it. */
export async function listLoadings(
  agent: AgentNumber,
  page: string | undefined,
  dependencies: ListDependencies,
): Promise<{ loadings: Loading[]; next?: string }> {
  const [{ entries, ...rest }, accounts] = await Promise.all([
    dependencies.ledger.list(agent, {}, page, LOOKED_THROUGH),
    dependencies.bankAccounts.list(),
  ]);
  const banks = new Map(accounts.map(({ id, bank }) => [id, bank]));
  const loaded = await withTransfers(entries, dependencies);
  return {
    loadings: loaded.map(({ entry, transfer }) => show(entry, transfer, banks.get(transfer.account))),
    ...rest,
  };
}

/** Whether the agent has loaded a transfer of that account and amount between two moments. */
export async function hasLoaded(
  agent: AgentNumber,
  { account, amount }: Pick<Transfer, 'account' | 'amount'>,
  range: { from: Instant; before: Instant },
  { ledger }: Pick<ListDependencies, 'ledger'>,
): Promise<boolean> {
  const { entries } = await ledger.list(agent, range, undefined, LOOKED_THROUGH);
  const sums = new Map<string, number>();
  for (const { reference, amount } of entries) sums.set(reference, (sums.get(reference) ?? 0) + amount);
  return [...sums].some(([reference, sum]) => sum === amount && readTransferReference(reference)?.account === account);
}

async function withTransfers(entries: readonly Entry[], { transfers }: Pick<ListDependencies, 'transfers'>) {
  const keys = entries.flatMap(({ reference }) => readTransferReference(reference) ?? []);
  const found = new Map((await transfers.findAll(keys)).map((one) => [transferReference(one), one]));
  return entries.flatMap((entry) => {
    const transfer = found.get(entry.reference);
    return transfer === undefined ? [] : [{ entry, transfer }];
  });
}

function show({ amount, at, by }: Entry, transfer: Transfer, bank: string | undefined): Loading {
  const { account, id, bookedAt, kind, description, senderName, senderIban, phone } = transfer;
  return {
    ...{ account, id, bookedAt, kind, description, amount, at },
    ...(senderName === undefined ? {} : { senderName }),
    bank: bank ?? account,
    foundBy: by !== undefined ? 'staff' : phone === undefined ? 'iban' : 'phone',
    isRegistrable: by === undefined && phone !== undefined && Iban.safeParse(senderIban).success,
  };
}
