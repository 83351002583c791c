/** Whose network this is: everything a page, a message or a receipt says of the company comes from here. */
export const network = {
  name: 'Faturakom',
  /** As receipts must name the licensed company (law 6493), and what it is licensed for. */
  legalName: 'Faturakom Ödeme Kuruluşu A.Ş.',
  licence: '6493 sayılı Kanun uyarınca TCMB tarafından yetkilendirilmiş ödeme kuruluşu',
  portalHost: 'temsilci.faturakom.com',
  /** What its mail addresses end with. */
  mailDomain: 'faturakom.com',
  formsMailbox: 'evrak@faturakom.com',
  infoMailbox: 'info@faturakom.com',
  /** Where the fax line delivers what it receives. */
  faxMailbox: 'faks@faturakom.com',
  customerServices: '0312 955 09 55',
  fax: '0312 955 09 56',
} as const;

/** The mailboxes whose mail becomes cases. */
export const inboundMailboxes = [network.formsMailbox, network.infoMailbox, network.faxMailbox] as const;
export type InboundMailbox = (typeof inboundMailboxes)[number];

/** A mailbox's address in an installation with a mail domain of its own, or at `localhost`. */
export function mailboxAt(mailbox: InboundMailbox, domain: string): string {
  return mailbox.replace(/@.*$/, `@${domain}`);
}
