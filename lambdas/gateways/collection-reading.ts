import * as z from 'zod';
import { Bill, type Inquiry, maskName } from '../../shared/domain/bill';
import { DecimalAmount } from '../../shared/domain/decimal-amount';
import { GatewayDayEnd, GatewayLine } from '../../shared/domain/gateway-day-end';
import type { Day } from '../../shared/domain/instant';
import { CollectionFailure } from './collection-failure';
import { WrittenExtra, WrittenTime } from './collection-field';
import type { CollectionReply } from './collection-request';

const BillBody = z
  .object({
    bill: z.string(),
    period: z.string().trim(),
    dueOn: WrittenExtra,
    amount: DecimalAmount,
    minimum: DecimalAmount.nullish(),
    subscriberName: WrittenExtra,
  })
  .transform(
    ({ dueOn, minimum, subscriberName, ...bill }): z.input<typeof Bill> => ({
      ...bill,
      ...(dueOn !== undefined && { dueOn }),
      ...(minimum != null && { minimum }),
      ...(subscriberName !== undefined && { subscriberName: maskName(subscriberName) }),
    }),
  )
  .pipe(Bill);

const InquiryBody = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('found'),
    institution: z.string(),
    bills: z
      .array(BillBody)
      .refine((bills) => new Set(bills.map(({ bill }) => bill)).size === bills.length, 'must be different bills'),
  }),
  z.object({ status: z.enum(['closed', 'not-found', 'wrong-keys']), institution: z.string() }),
]);

const DayEndBody = z
  .object({
    day: z.string(),
    isFinal: z.boolean(),
    totals: z.array(
      z.object({
        institution: z.string(),
        paidCount: z.int(),
        paidAmount: DecimalAmount,
        cancelledCount: z.int(),
        cancelledAmount: DecimalAmount,
      }),
    ),
  })
  .refine(({ totals }) => new Set(totals.map(({ institution }) => institution)).size === totals.length, 'one a line')
  .pipe(GatewayDayEnd);

const LineBody = z
  .object({
    kind: GatewayLine.shape.kind,
    reference: z.string(),
    cancellation: WrittenExtra,
    institution: z.string(),
    bill: z.string(),
    amount: DecimalAmount,
    at: WrittenTime,
  })
  .transform(
    ({ cancellation, ...line }): z.input<typeof GatewayLine> => ({
      ...line,
      ...(cancellation !== undefined && { cancellation }),
    }),
  )
  .pipe(GatewayLine);

const LinesBody = z.object({ day: z.string(), page: z.int(), hasMore: z.boolean(), lines: z.array(LineBody) });

/** The bills of an inquiry's reply. Throws a `CollectionFailure` for any other. */
export function readInquiry(institution: string, reply: CollectionReply): Inquiry {
  const body = readBody(InquiryBody, reply);
  if (body.institution !== institution) throw new CollectionFailure('unreadable', 'another institution answered');
  if (body.status !== 'found') throw new CollectionFailure(body.status, 'so says the gateway');
  return { bills: body.bills };
}

/** The totals of a day. Throws a `CollectionFailure` for any other reply. */
export function readDayEnd(day: Day, reply: CollectionReply): GatewayDayEnd {
  const body = readBody(DayEndBody, reply);
  if (body.day !== day) throw new CollectionFailure('unreadable', 'another day answered');
  return body;
}

/** One page of a day's lines. Throws a `CollectionFailure` for any other reply. */
export function readLines(day: Day, page: number, reply: CollectionReply): { lines: GatewayLine[]; hasMore: boolean } {
  const body = readBody(LinesBody, reply);
  if (body.day !== day) throw new CollectionFailure('unreadable', 'another day answered');
  if (body.page !== page) throw new CollectionFailure('unreadable', 'another page answered');
  return body;
}

function readBody<Body>(schema: z.ZodType<Body>, reply: CollectionReply): Body {
  if (reply.kind === 'silence') throw new CollectionFailure(reply.why, 'no answer', { cause: reply.cause });
  if (reply.status !== 200) throw new CollectionFailure('unavailable', `status ${reply.status}`);
  const parsed = schema.safeParse(reply.body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'body');
  throw new CollectionFailure('unreadable', `not as documented: ${fields.join(', ')}`);
}
