import { describe as describeTransfer } from '../../local/bank/layouts';
import { instant, msOf } from '../../shared/domain/instant';
import { kurus } from '../../shared/domain/kurus';
import { MovementRow } from '../../shared/domain/movement-identity';
import type { Phone } from '../../shared/domain/phone';
import { plainPhone } from '../../shared/domain/phone';
import { BENCH_NOW, benchAccount } from './network';

/** A transfer as VakıfBank tells of it: all fields filled, the longest of the layouts. `seq` makes it unique. */
export function rowFor(seq: number, phone: Phone | undefined): MovementRow {
  const number = `20261123${String(seq).padStart(8, '0')}`;
  const senderName = 'ÖRNEK BİLİŞİM İLETİŞİM TİCARET LTD. ŞTİ.';
  const senderIban = `TR12${String(seq).padStart(22, '0')}`;
  return MovementRow.parse({
    account: benchAccount.id,
    number,
    bookedAt: instant(msOf(BENCH_NOW) + seq),
    amount: kurus(1_234_567 + seq),
    currency: 'TRY',
    kind: 'HAVALE',
    isReversal: false,
    description: describeTransfer('vakifbank', {
      kind: 'HAVALE',
      text: phone === undefined ? 'bakiye yükleme' : `BAKIYE YUKLEME ${plainPhone(phone)}`,
      senderName,
      senderIban,
      receiverName: benchAccount.holder,
      receiverIban: benchAccount.iban,
      query: '',
      reference: number,
    }),
    senderName,
    senderIban,
    balanceAfter: kurus(98_765_432_100 + seq),
    reference: number,
  });
}
