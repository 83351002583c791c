import type { QuotedBill, ShownPayment } from '../../shared/api/bills';
import { amountTyped, type BasketItem, type FoundSubscription, isPaymentOf, sumUp } from '../../web/bills/basket';

const bill = {
  id: 'bill',
  period: '2026-10',
  dueOn: '2026-11-14',
  amount: 40_275,
  fee: 350,
  commission: 160,
} as QuotedBill;
const partly = { ...bill, minimum: 1_000 } as QuotedBill;
const subscription = {
  outcome: 'bills',
  institution: 'kent-su',
  keys: { subscriber: '4410021', district: '7' },
} as unknown as FoundSubscription;

test('pays all of a bill unless a part is typed where a part may be paid', () => {
  expect(amountTyped(bill, '100')).toBe(40_275);
  expect(amountTyped(partly, undefined)).toBe(40_275);
  expect(amountTyped(partly, '100,5')).toBe(10_050);
});

test.each(['9,99', '402,76', '', 'elli', '-50'])('takes %p for no amount of a bill from 10,00 to 402,75', (typed) => {
  expect(amountTyped(partly, typed)).toBeUndefined();
});

test('takes both ends of the range', () => {
  expect(amountTyped(partly, '10')).toBe(1_000);
  expect(amountTyped(partly, '402,75')).toBe(40_275);
});

test('sums amounts, fees and commissions to the kuruş', () => {
  const items: BasketItem[] = [
    { bill, subscription, amount: 40_275 },
    { bill: partly, subscription, amount: 10_050 },
  ];
  expect(sumUp(items)).toEqual({ amount: 50_325, fee: 700, commission: 320, total: 51_025 });
  expect(sumUp([])).toEqual({ amount: 0, fee: 0, commission: 0, total: 0 });
});

test('knows the payment of a bill by institution, keys in any order, period and due day', () => {
  const payment = {
    institution: 'kent-su',
    keys: { district: '7', subscriber: '4410021' },
    period: '2026-10',
    dueOn: '2026-11-14',
  } as unknown as ShownPayment;
  expect(isPaymentOf(payment, subscription, bill)).toBe(true);
  expect(isPaymentOf({ ...payment, period: '2026-09' }, subscription, bill)).toBe(false);
  expect(isPaymentOf({ ...payment, keys: { subscriber: '4410021' } }, subscription, bill)).toBe(false);
  expect(isPaymentOf({ ...payment, institution: 'pinar-su' }, subscription, bill)).toBe(false);
});
