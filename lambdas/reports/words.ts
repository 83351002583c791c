import type { RefundRow, ReportName } from '../../shared/api/reports';
import type { EntryKind } from '../../shared/domain/ledger';
import type { CollectionOrder } from '../../shared/domain/report';

/** What the files of reports say. */
interface Words {
  /** A report's title, and its file's name before the days. */
  readonly titles: Readonly<Record<ReportName, string>>;
  readonly files: Readonly<Record<ReportName, string>>;
  readonly by: Readonly<Record<CollectionOrder, string>>;
  readonly kinds: Readonly<Record<EntryKind, string>>;
  readonly why: Readonly<Record<RefundRow['why'], string>>;
  readonly columns: Readonly<Record<keyof typeof trColumns, string>>;
  readonly total: string;
}

const trColumns = {
  section: 'Bölüm',
  name: 'Ad',
  day: 'Gün',
  at: 'Zaman',
  count: 'Adet',
  paid: 'Tahsilat',
  refundedCount: 'İade adedi',
  refunded: 'İade',
  fees: 'Masraf',
  commission: 'Komisyon',
  collected: 'Net tutar',
  kind: 'Tür',
  note: 'Açıklama',
  reference: 'İşlem no',
  amount: 'Tutar',
  balance: 'Bakiye',
  openingBalance: 'Açılış bakiyesi',
  closingBalance: 'Kapanış bakiyesi',
  loaded: 'Yüklemeler',
  adjusted: 'Düzeltmeler',
  collections: 'Tahsilatlar',
  commissionEarned: 'Kazanılan komisyon',
  commissionPosted: 'Hesaba geçen komisyon',
  institution: 'Kurum',
  subscriber: 'Abone',
  period: 'Dönem',
  paidAt: 'Ödeme zamanı',
  fee: 'Masraf',
  why: 'Neden',
  reason: 'Gerekçe',
} as const;

const tr: Words = {
  titles: {
    'day-end': 'Gün sonu',
    collections: 'Tahsilatlar',
    movements: 'Bakiye hareketleri',
    loadings: 'Yüklemeler',
    commissions: 'Komisyonlar',
    refunds: 'İptal ve iadeler',
  },
  files: {
    'day-end': 'gun-sonu',
    collections: 'tahsilatlar',
    movements: 'bakiye-hareketleri',
    loadings: 'yuklemeler',
    commissions: 'komisyonlar',
    refunds: 'iptal-ve-iadeler',
  },
  by: { day: 'Gün', institution: 'Kurum', user: 'Kullanıcı' },
  kinds: {
    transfer: 'Yükleme',
    payment: 'Tahsilat',
    refund: 'İade',
    commission: 'Komisyon',
    adjustment: 'Düzeltme',
  },
  why: { cancelled: 'İptal edildi', 'not-paid': 'Ödenmedi' },
  columns: trColumns,
  total: 'Toplam',
};

const en: Words = {
  titles: {
    'day-end': 'Day end',
    collections: 'Collections',
    movements: 'Balance movements',
    loadings: 'Loadings',
    commissions: 'Commissions',
    refunds: 'Cancellations and refunds',
  },
  files: {
    'day-end': 'day-end',
    collections: 'collections',
    movements: 'balance-movements',
    loadings: 'loadings',
    commissions: 'commissions',
    refunds: 'cancellations-and-refunds',
  },
  by: { day: 'Day', institution: 'Institution', user: 'User' },
  kinds: {
    transfer: 'Loading',
    payment: 'Collection',
    refund: 'Refund',
    commission: 'Commission',
    adjustment: 'Adjustment',
  },
  why: { cancelled: 'Cancelled', 'not-paid': 'Not paid' },
  columns: {
    section: 'Section',
    name: 'Name',
    day: 'Day',
    at: 'Time',
    count: 'Count',
    paid: 'Collected',
    refundedCount: 'Refund count',
    refunded: 'Refunded',
    fees: 'Fees',
    commission: 'Commission',
    collected: 'Net amount',
    kind: 'Kind',
    note: 'Description',
    reference: 'Reference',
    amount: 'Amount',
    balance: 'Balance',
    openingBalance: 'Opening balance',
    closingBalance: 'Closing balance',
    loaded: 'Loadings',
    adjusted: 'Adjustments',
    collections: 'Collections',
    commissionEarned: 'Commission earned',
    commissionPosted: 'Commission posted',
    institution: 'Institution',
    subscriber: 'Subscriber',
    period: 'Period',
    paidAt: 'Paid at',
    fee: 'Fee',
    why: 'Why',
    reason: 'Reason',
  },
  total: 'Total',
};

export const words = { tr, en } as const;
export type ReportWords = Words;
