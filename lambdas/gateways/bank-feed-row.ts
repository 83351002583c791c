import * as z from 'zod';
import { instant } from '../../shared/domain/instant';
import { type Kurus, kurus } from '../../shared/domain/kurus';
import { MovementRow } from '../../shared/domain/movement-identity';
import type { FeedReading, UnreadableRow } from './feed-reading';

/** Exact: digit for digit, never through a float. A sum beyond what a double holds is refused, not rounded. */
export const decimal = z
  .string()
  .regex(/^-?\d{1,16}(\.\d{1,2})?$/)
  .transform((written, context): Kurus => {
    const [whole = '', cents = ''] = written.split('.');
    const amount = Number(`${whole}${cents.padEnd(2, '0')}`);
    if (Number.isSafeInteger(amount)) return kurus(amount === 0 ? 0 : amount);
    context.addIssue('beyond whole kuruş');
    return z.NEVER;
  });

/** What helps staff but decides nothing: missing, null and blank are the same, and too long is cut. */
export const extra = (length: number) =>
  z
    .string()
    .nullish()
    .transform((text) => text?.trim().slice(0, length) || undefined);

/** A row of the activity service (hareket). Unknown fields are ignored: banks add some now and then. */
const Row = z.object({
  hareketNo: z.string().trim().min(1),
  islemZamani: z.iso.datetime({ offset: true }),
  tutar: decimal.refine((amount) => amount >= 0, 'the sign is in borcAlacak'),
  borcAlacak: z.enum(['A', 'B']),
  dovizKodu: z.string(),
  islemTuru: z.string(),
  aciklama: z.string().nullish(),
  gonderenAdi: extra(200),
  gonderenIban: extra(34),
  bakiye: decimal.nullish(),
  referansNo: extra(64),
  iptalMi: z.boolean(),
});

/** A row in our words. `B` (borç) is money that left; anything but the three usual kinds is OTHER; banks write TL for TRY. */
function movementOf(account: string, row: z.infer<typeof Row>): z.input<typeof MovementRow> {
  return {
    account,
    number: row.hareketNo,
    bookedAt: instant(Date.parse(row.islemZamani)),
    amount: row.borcAlacak === 'B' ? 0 - row.tutar : row.tutar,
    currency: row.dovizKodu === 'TL' ? 'TRY' : row.dovizKodu,
    kind: MovementRow.shape.kind.safeParse(row.islemTuru).data ?? 'OTHER',
    isReversal: row.iptalMi,
    description: row.aciklama ?? '',
    senderName: row.gonderenAdi,
    senderIban: row.gonderenIban,
    balanceAfter: row.bakiye ?? undefined,
    reference: row.referansNo,
  };
}

const MAX_RAW_LENGTH = 4_000;

/** Reads each row of the activity service by itself. */
export function readRows(account: string, raw: readonly unknown[]): FeedReading {
  return readEach(Row.transform((row) => movementOf(account, row)).pipe(MovementRow), raw);
}

/** Reads each row by itself: what cannot be read is handed on with the reason and never costs the rows beside it. */
export function readEach(readRow: z.ZodType<MovementRow>, raw: readonly unknown[]): FeedReading {
  const rows: MovementRow[] = [];
  const unreadable: UnreadableRow[] = [];
  for (const value of raw) {
    const row = readRow.safeParse(value);
    if (row.success) rows.push(row.data);
    else unreadable.push({ raw: JSON.stringify(value).slice(0, MAX_RAW_LENGTH), reason: reasonOf(row.error) });
  }
  return { rows, unreadable };
}

/** The fields and rules at fault; never their values, which may be personal. */
function reasonOf(error: z.ZodError): string {
  return error.issues.map(({ path, code }) => `${path.join('.') || 'row'} (${code})`).join(', ');
}
