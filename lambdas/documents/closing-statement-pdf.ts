import type { Content, ContentTable, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { ClosingStatement } from '../../shared/domain/closing-statement';
import type { EntryOrigin } from '../../shared/domain/entry-origin';
import { dayOf, type Instant, msOf } from '../../shared/domain/instant';
import type { Kurus } from '../../shared/domain/kurus';
import type { Entry } from '../../shared/domain/ledger';
import { formatAmount, formatLira } from '../../shared/domain/lira';
import { network } from '../../shared/domain/network';
import { writeDay, writeMoment } from '../../shared/domain/written-day';
import { words } from '../reports/words';
import { colour } from './colour';
import { printPdf } from './pdf-printer';
import { writePeriod } from './period';

/** A line of the statement, with its institution's name where it is a bill. */
export type ClosingLine = Entry & { readonly origin?: EntryOrigin | undefined; readonly institution?: string };

/** What the account says of the period. */
export interface ClosingPeriod {
  readonly from: Instant;
  readonly openingBalance: Kurus;
  /** How many entries the period has. */
  readonly count: number;
  /** The newest of them, newest first: all, or as many as a paper holds. */
  readonly lines: readonly ClosingLine[];
}

const MARGIN = 40;

/**
 * Kapanış ekstresi on A4: whose account, its balance when the period began and when the agency was closed, every line that
 * fits with a word about those that do not, what is still to come, and where the balance goes.
 */
export async function renderClosingStatement(statement: ClosingStatement, period: ClosingPeriod): Promise<Uint8Array> {
  const { agent, closedAt } = statement;
  const layout: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [MARGIN, 44, MARGIN, 44],
    language: 'tr',
    displayTitle: true,
    defaultStyle: { font: 'Roboto', fontSize: 8.5, lineHeight: 1.15, color: colour.ink },
    info: {
      title: `Kapanış ekstresi ${agent.number}`,
      author: network.legalName,
      creator: network.name,
      producer: network.name,
      creationDate: new Date(msOf(closedAt)),
    },
    content: [head(statement, period), summary(statement, period), note(period), lines(statement, period), ending()],
    footer: (page, pages) => ({
      margin: [MARGIN, 12, MARGIN, 0],
      fontSize: 7,
      color: colour.ink3,
      columns: [`${statement.case} · ${agent.number}`, { text: `${page} / ${pages}`, alignment: 'right' }],
    }),
  };
  return printPdf(layout);
}

function head({ agent, closedAt, ...statement }: ClosingStatement, { from }: ClosingPeriod): Content {
  const { number, title, address, district, city } = agent;
  return {
    columns: [
      [
        { text: network.name, fontSize: 18, bold: true, color: colour.accent, lineHeight: 1 },
        { text: network.legalName, fontSize: 7.5, color: colour.ink2, margin: [0, 2, 0, 12] },
        { text: 'Kapanış ekstresi', fontSize: 14, bold: true },
        { text: `${writeDay(dayOf(from))} – ${writeMoment(closedAt)}`, margin: [0, 2, 0, 0] },
      ],
      {
        width: 240,
        alignment: 'right',
        stack: [
          { text: `${number} · ${title}`, bold: true, fontSize: 10 },
          [address, `${district} ${city}`.trim()].filter((line) => line !== '').join('\n'),
          { text: `Evrak no ${statement.case}`, margin: [0, 4, 0, 0], color: colour.ink2 },
        ],
      },
    ],
    margin: [0, 0, 0, 12],
  };
}

function summary(
  { closingBalance, commissionDue, payout }: ClosingStatement,
  { openingBalance, count }: ClosingPeriod,
): Content {
  const { amount, iban, accountHolder } = payout;
  const target = [iban, accountHolder].filter((part) => part !== undefined).join(' · ');
  const rows: [string, string][] = [
    ['Dönem başı bakiye', formatLira(openingBalance)],
    ['Hareket sayısı', String(count)],
    ['Kapanış bakiyesi', formatLira(closingBalance)],
    [
      'Hesaba geçecek komisyon',
      commissionDue === 0 ? 'Yok' : `${formatLira(commissionDue)} · gün sonunda geçer, ayrıca ödenir`,
    ],
    ['Sonucu beklenen ödeme ve iptal', 'Yok'],
    ['Ödenecek tutar', amount === 0 ? 'Yok' : `${formatLira(amount)} · muhasebenin onayıyla gönderilir`],
    ['Gönderilecek hesap', target === '' ? 'Belirtilmedi' : target],
  ];
  return {
    table: { widths: [170, '*'], body: rows.map(([label, value]) => [label, { text: value, bold: true }]) },
    layout: ruled,
    margin: [0, 0, 0, 10],
  };
}

/** What a paper cannot hold is not passed over in silence: its sum is in the balance the lines begin with. */
function note({ count, lines: shown }: ClosingPeriod): Content {
  const cut = count - shown.length;
  return cut === 0
    ? ''
    : {
        text: `Dönemin ${count} hareketinden son ${shown.length} tanesi yazıldı; öncekiler (${cut} hareket) devreden bakiyededir. Tamamını müşteri hizmetlerinden isteyebilirsiniz.`,
        margin: [0, 0, 0, 8],
        bold: true,
      };
}

function lines({ closedAt, closingBalance }: ClosingStatement, period: ClosingPeriod): ContentTable {
  const shown = period.lines.toReversed();
  const [first] = shown;
  const carried = first === undefined ? period.openingBalance : first.balanceAfter - first.amount;
  const sum = (text: string, balance: number) => ['', { text, bold: true, colSpan: 3 }, '', '', amount(balance, true)];
  return {
    table: {
      headerRows: 1,
      widths: [88, 54, '*', 68, 72],
      body: [
        ['Zaman', 'İşlem', 'Açıklama', right('Tutar'), right('Bakiye')].map((cell) =>
          typeof cell === 'string' ? { text: cell, bold: true } : { ...cell, bold: true },
        ),
        sum('Devreden bakiye', carried),
        ...shown.map((line) => [
          writeMoment(line.at),
          words.tr.kinds[line.kind],
          describe(line),
          amount(line.amount),
          amount(line.balanceAfter),
        ]),
        sum(`Kapanış bakiyesi, ${writeMoment(closedAt)}`, closingBalance),
      ],
    },
    layout: ruled,
  };
}

function ending(): Content {
  return {
    text: `Bu ekstre temsilciliğin kapanışında bir kez düzenlenir. Sorular ve itirazlar için: ${network.customerServices} · ${network.formsMailbox}. ${network.legalName}, ${network.licence}.`,
    fontSize: 7.5,
    color: colour.ink2,
    margin: [0, 12, 0, 0],
  };
}

function describe({ origin, institution, note: said = '', reference }: ClosingLine): string {
  if (origin?.of === 'day') return `${writeDay(origin.day)} komisyonu`;
  if (origin?.of !== 'bill') return said || reference;
  const undone =
    origin.undone === undefined ? '' : ` · ${words.tr.why[origin.undone === 'cancelled' ? 'cancelled' : 'not-paid']}`;
  return `${institution ?? origin.institution} · ${writePeriod(origin.period)}${undone}`;
}

function amount(kurus: number, bold = false) {
  return { text: formatAmount(kurus), alignment: 'right' as const, bold };
}

function right(text: string) {
  return { text, alignment: 'right' as const };
}

const ruled = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => colour.line,
  paddingLeft: () => 0,
  paddingRight: () => 4,
  paddingTop: () => 2.5,
  paddingBottom: () => 2,
};
