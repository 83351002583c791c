import type { ShownPayment } from '../../shared/api/bills';
import { sumToday } from '../../web/home/today';

function payment(state: ShownPayment['state'], startedAt: string): ShownPayment {
  return { state, startedAt, amount: 10_000, fee: 350, commission: 150 } as ShownPayment;
}

const EARLY_TODAY = '2026-11-22T21:00:00.000Z';
const LATE_YESTERDAY = '2026-11-22T20:59:59.999Z';

test('counts what was paid since Istanbul midnight, with its fees', () => {
  const payments = [
    payment('paid', '2026-11-23T08:00:00.000Z'),
    payment('paid', EARLY_TODAY),
    payment('paid', LATE_YESTERDAY),
  ];
  expect(sumToday(payments, '2026-11-23', true)).toEqual({ count: 2, total: 20_700, commission: 300, isMore: false });
});

test('counts nothing that is not paid, or not yet', () => {
  const payments = (['pending', 'manual', 'refused', 'cancelled', 'cancelling'] as const).map((state) =>
    payment(state, EARLY_TODAY),
  );
  expect(sumToday(payments, '2026-11-23', false)).toMatchObject({ count: 1, total: 10_350 });
});

test('says when the day has more payments than it was given', () => {
  const payments = [payment('paid', EARLY_TODAY)];
  expect(sumToday(payments, '2026-11-23', true).isMore).toBe(true);
  expect(sumToday(payments, '2026-11-23', false).isMore).toBe(false);
});
