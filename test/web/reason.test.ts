import { tellReason } from '../../web/payments/reason';
import { en } from '../../web/words/en';
import { tr } from '../../web/words/tr';

test('tells the reasons of the gateway protocol in words', () => {
  expect(tellReason('already-paid', tr)).toBe('Bu fatura daha önce ödenmiş.');
  expect(tellReason('not-sent', en)).toBe('The payment was never sent to the institution.');
});

test.each(['out-of-ink', 'toString', 'home', '', undefined])(
  'has words for the reason %p it does not know',
  (reason) => {
    expect(tellReason(reason, tr)).toBe(tr.refusedSomehow);
  },
);
