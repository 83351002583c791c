import { formatLira } from '../../shared/domain/lira';
import type { Receipt } from '../../shared/domain/receipt';
import { writeDay, writeMoment } from '../../shared/domain/written-day';
import { writePeriod } from './period';

/** A line of a receipt: what it is, and what it says. */
export interface Row {
  readonly label: string;
  readonly value: string;
}

/** Whose bill was paid, and which one. */
export function billRows({ subscriber, keys, bill, period, dueOn }: Receipt): Row[] {
  return [
    row('Abone adı', subscriber),
    ...keys.map(({ label, value }) => row(label, value)),
    row('Fatura no', bill),
    row('Dönem', writePeriod(period)),
    row('Son ödeme tarihi', dueOn === undefined ? '' : writeDay(dueOn)),
  ].filter(isFilled);
}

/** How the payment is found again. */
export function referenceRows({ id, gatewayReceipt = '', paidAt, cancelledAt }: Receipt): Row[] {
  return [
    row('Ödeme zamanı', writeMoment(paidAt)),
    row('İptal zamanı', cancelledAt === undefined ? '' : writeMoment(cancelledAt)),
    row('İşlem no', id),
    row('Banka dekont no', gatewayReceipt),
  ].filter(isFilled);
}

/** Who took the money. */
export function agentRows({ agent: { title, code, address } }: Receipt): Row[] {
  return [row('Temsilci', title), row('Temsilci kodu', code), row('Adres', address)].filter(isFilled);
}

/** What the payer handed over; the last is the sum of the others. */
export function amountRows({ amount, fee, total }: Receipt): [Row, Row, Row] {
  return [
    { label: 'Fatura tutarı', value: formatLira(amount) },
    { label: 'Masraf', value: formatLira(fee) },
    { label: 'Toplam', value: formatLira(total) },
  ];
}

/** The state in the words of the stamp, and what follows from it where that is not plain. */
export const stateWords: Record<Receipt['state'], { readonly stamp: string; readonly note?: string }> = {
  paid: { stamp: 'ÖDENDİ' },
  cancelling: { stamp: 'İPTAL İSTENDİ', note: 'İptal sonucu bekleniyor.' },
  cancelled: { stamp: 'İPTAL EDİLDİ', note: 'Bu fatura ödenmemiş sayılır.' },
};

/** The mark of a payment whose cancellation was refused: when, and by what reason. */
export function refusalStamp({ refusedCancellation }: Receipt): { stamp: string; note: string } | undefined {
  if (refusedCancellation === undefined) return undefined;
  const { refusedAt, reason } = refusedCancellation;
  return {
    stamp: 'İPTAL REDDEDİLDİ',
    note: `${writeMoment(refusedAt)} · ${reasonWords[reason] ?? 'Banka kabul etmedi.'}`,
  };
}

const reasonWords: Readonly<Record<string, string>> = {
  'too-late': 'Bankanın iptal saati geçmiş.',
  'institution-refused': 'Kurum kabul etmedi.',
};

/** Why a cancellation was refused; banks may have reasons of their own, which are said as they came. */
export function refusalWords(reason: string): string {
  return reasonWords[reason] ?? `Banka kabul etmedi (${reason}).`;
}

/** The mark of a reprint, and what it means. */
export const copyWords = { stamp: 'TEKRAR', note: 'Daha önce verilen dekontun tekrarıdır.' } as const;

/** Line ends and runs of blanks in a name would only make a receipt longer. */
function row(label: string, value: string): Row {
  return { label, value: value.replace(/\s+/g, ' ').trim() };
}

function isFilled({ value }: Row): boolean {
  return value !== '';
}
