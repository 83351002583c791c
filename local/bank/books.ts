import { join } from 'node:path';
import * as z from 'zod';
import { dayOf, Instant, instant } from '../../shared/domain/instant';
import { Kurus, kurus } from '../../shared/domain/kurus';
import { Movement } from '../../shared/domain/movement';
import { openJournal } from './journal';
import { describe, type LayoutName } from './layouts';

/** An account the simulated bank keeps for a customer. */
export interface SimulatedAccount {
  readonly id: string;
  readonly iban: string;
  readonly holder: string;
  readonly layout: LayoutName;
  /** The customer who may read it. Accounts of one customer share these. */
  readonly credentials: { readonly username: string; readonly password: string };
  readonly currency?: string;
  readonly openingKurus?: number;
}

/** A line of an account as the bank has booked it. */
export const BankMovement = z.object({
  account: z.string(),
  /** 1, 2, 3 … within the account. */
  seq: z.int().positive(),
  /** Unique within the account: the Istanbul day and `seq`, sixteen digits. */
  number: z.string(),
  /** The time the bank shows. */
  bookedAt: Instant,
  /** The time the bank wrote it down; later than `bookedAt` for what is booked with an earlier time. */
  recordedAt: Instant,
  /** Positive for money received. */
  amountKurus: Kurus,
  balanceKurus: Kurus,
  currency: z.string(),
  kind: Movement.shape.kind,
  description: z.string(),
  senderName: z.string().optional(),
  senderIban: z.string().optional(),
  reference: z.string(),
  isReversal: z.boolean(),
});
export type BankMovement = z.infer<typeof BankMovement>;

/** What somebody orders: money to (or, negative, from) an account, once or several times alike. */
export const TransferOrder = z.strictObject({
  account: z.string(),
  amountKurus: z.int().refine((amount) => amount !== 0, 'must not be zero'),
  description: z.string().max(500),
  senderName: z.string().min(1).max(140).optional(),
  senderIban: z.string().min(1).max(34).optional(),
  kind: Movement.shape.kind.default('FAST'),
  /** With any offset; now, when left out. */
  bookedAt: z.iso
    .datetime({ offset: true })
    .transform((written) => instant(Date.parse(written)))
    .optional(),
  isReversal: z.boolean().default(false),
  count: z.int().min(1).max(10_000).default(1),
});
export type TransferOrder = z.infer<typeof TransferOrder>;

/** The bank's books: every movement of every account, on disk before anybody hears of it. */
export interface Books {
  /** Books an order as often as it says. Throws a RangeError for an account the bank does not keep. */
  book(order: TransferOrder): BankMovement[];
  /** An account's movements in the order they were booked. */
  list(account: string): readonly BankMovement[];
  close(): void;
}

/** Opens the books kept in a folder, replaying what was booked before. */
export function openBooks(dataDir: string, accounts: readonly SimulatedAccount[], now: () => Instant): Books {
  const journal = openJournal(join(dataDir, 'bank-journal.jsonl'), BankMovement);
  const movements = new Map<string, BankMovement[]>(accounts.map(({ id }) => [id, []]));
  keep(journal.replayed);

  function keep(booked: readonly BankMovement[]): void {
    for (const movement of booked) movements.get(movement.account)?.push(movement);
  }

  return {
    book({ count, ...transfer }) {
      const account = accounts.find(({ id }) => id === transfer.account);
      if (account === undefined) throw new RangeError(`no such account: ${transfer.account}`);
      const booked: BankMovement[] = [];
      let last = movements.get(account.id)?.at(-1);
      for (let times = 0; times < count; times += 1) {
        last = nextMovement(account, last, transfer, now());
        booked.push(last);
      }
      journal.append(booked);
      keep(booked);
      return booked;
    },
    list: (account) => movements.get(account) ?? [],
    close: journal.close,
  };
}

function nextMovement(
  account: SimulatedAccount,
  last: BankMovement | undefined,
  transfer: Omit<TransferOrder, 'count'>,
  recordedAt: Instant,
): BankMovement {
  const { bookedAt = recordedAt, description, amountKurus, ...rest } = transfer;
  const seq = (last?.seq ?? 0) + 1;
  const number = `${dayOf(bookedAt).replaceAll('-', '')}${String(seq).padStart(8, '0')}`;
  const query = queryNumber(transfer.kind, seq);
  return {
    ...rest,
    seq,
    number,
    bookedAt,
    recordedAt,
    amountKurus: kurus(amountKurus),
    balanceKurus: kurus((last?.balanceKurus ?? account.openingKurus ?? 0) + amountKurus),
    currency: account.currency ?? 'TRY',
    reference: query === '' ? number : query,
    description: describe(amountKurus > 0 ? account.layout : 'plain', {
      kind: transfer.kind,
      text: description,
      senderName: transfer.senderName ?? 'İSİMSİZ GÖNDEREN',
      senderIban: transfer.senderIban ?? 'TR000000000000000000000000',
      receiverName: account.holder,
      receiverIban: account.iban,
      query,
      reference: number,
    }),
  };
}

/** Query numbers only look random: the same movement always has the same one, seven digits for an EFT and ten for a FAST. */
function queryNumber(kind: Movement['kind'], seq: number): string {
  if (kind === 'EFT') return String(1_000_000 + ((seq * 7_919) % 9_000_000));
  if (kind === 'FAST') return String(1_000_000_000 + ((seq * 104_729) % 4_000_000_000));
  return '';
}
