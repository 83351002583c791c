import type { Movement } from '../../shared/domain/movement';

/** What a bank knows of an incoming transfer when it composes the description its customer will read. */
export interface Remittance {
  readonly kind: Movement['kind'];
  /** What the sender wrote, kept whole. */
  readonly text: string;
  readonly senderName: string;
  readonly senderIban: string;
  readonly receiverName: string;
  readonly receiverIban: string;
  /** Query number (sorgu no) of an EFT or FAST: digits that stand near the phone and are none. */
  readonly query: string;
  readonly reference: string;
}

type Layout = (remittance: Remittance) => string;

/** How each bank wraps a sender's text in its own. The sender's text always stays inside. */
const compose = {
  plain: ({ text }) => text,
  vakifbank: (sent) =>
    sent.kind === 'HAVALE'
      ? `${sent.text} / ${sent.senderIban} nolu ${sent.senderName} hesabından ${sent.receiverIban} nolu ${sent.receiverName} hesabına ${sent.reference} referans nolu havale yapılmıştır.`
      : `${sent.text}/DENİZBANK A.Ş.-0134-90001-${sent.query} sorgu numaralı ${sent.senderName} tarafından ${sent.receiverName} tarafına gelen ${sent.kind}`,
  isbank: (sent) =>
    ({
      HAVALE: `${sent.text}*${cut(sent.senderName, 10)}`,
      EFT: `${cut(sent.senderName, 30)}*0111*${sent.text}*${sent.query}`,
      FAST: `${cut(sent.senderName, 30)}*0111*${sent.text}*${sent.query}*FAST`,
      OTHER: sent.text,
    })[sent.kind],
  ziraat: (sent) =>
    sent.kind === 'HAVALE'
      ? `${sent.senderName} ${sent.text}`
      : `Gönd: ${sent.senderName} ${sent.text} ZİRAAT BANKASI 0064-T.İŞ BANKASI A.S.`,
  akbank: (sent) => `${sent.kind}: ${sent.senderName} ${sent.text} - Akbank`,
  yapikredi: (sent) => `GELEN ${sent.kind} - ${sent.senderName} - ${sent.text}.`,
  garanti: (sent) => `INT-${sent.kind === 'HAVALE' ? 'HVL' : sent.kind}-${sent.senderName}-${sent.text}`,
} as const satisfies Record<string, Layout>;

/** Names a bank's way of writing descriptions; `plain` leaves the sender's text alone. */
export type LayoutName = keyof typeof compose;

/** The description as the receiving bank would show it. */
export function describe(layout: LayoutName, remittance: Remittance): string {
  return compose[layout](remittance);
}

/** Some banks cut a long name in mid-word. */
function cut(name: string, length: number): string {
  return [...name].slice(0, length).join('').trimEnd();
}
