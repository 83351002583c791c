import * as z from 'zod';
import { instant } from '../../shared/domain/instant';
import { MovementRow } from '../../shared/domain/movement-identity';
import { decimal, extra, readEach } from './bank-feed-row';
import type { FeedReading } from './feed-reading';

/** A transaction (işlem) of open banking. Fields that some banks leave out decide nothing. */
const Row = z.object({
  /** Unique within the account. */
  islNo: z.string().trim().min(1).max(40),
  /** The bank's reference: not unique. */
  refNo: extra(64),
  islTtr: decimal.refine((amount) => amount >= 0, 'the sign is in brcAlc'),
  prBrm: z.string(),
  brcAlc: z.enum(['A', 'B']),
  islTur: z.string(),
  islGrckZaman: z.iso.datetime({ offset: true }),
  /** One to 200 characters; banks mask digits in it, and then no phone is read from it. */
  islAcklm: z.string().nullish(),
  gnclBky: decimal.nullish(),
  karsiTarafUnvan: extra(200),
  karsiTarafIban: extra(34),
});

/** What marks a transaction as one that takes another back. */
const REVERSAL = /^(IPTAL|İPTAL|IADE|İADE|TERS)/i;

function movementOf(account: string, row: z.infer<typeof Row>): z.input<typeof MovementRow> {
  const kind = MovementRow.shape.kind.safeParse(row.islTur.trim().toUpperCase()).data ?? 'OTHER';
  return {
    account,
    number: row.islNo,
    bookedAt: instant(Date.parse(row.islGrckZaman)),
    amount: row.brcAlc === 'B' ? 0 - row.islTtr : row.islTtr,
    currency: row.prBrm === 'TL' ? 'TRY' : row.prBrm,
    kind,
    isReversal: REVERSAL.test(row.islTur),
    description: row.islAcklm ?? '',
    senderName: row.karsiTarafUnvan,
    senderIban: row.karsiTarafIban,
    balanceAfter: row.gnclBky ?? undefined,
    reference: row.refNo,
  };
}

/** Reads each transaction by itself, as `readRows` does. */
export function readOhvpsRows(account: string, raw: readonly unknown[]): FeedReading {
  return readEach(Row.transform((row) => movementOf(account, row)).pipe(MovementRow), raw);
}
