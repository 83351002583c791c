/** Whose network this is: everything a page, a message or a receipt says of the company comes from here. */
export const network = {
  name: 'Faturakom',
  /** As receipts must name the licensed company (law 6493), and what it is licensed for. */
  legalName: 'Faturakom Ödeme Kuruluşu A.Ş.',
  licence: '6493 sayılı Kanun uyarınca TCMB tarafından yetkilendirilmiş ödeme kuruluşu',
  portalHost: 'temsilci.faturakom.com',
  formsMailbox: 'evrak@faturakom.com',
  infoMailbox: 'info@faturakom.com',
  customerServices: '0312 955 09 55',
  fax: '0312 955 09 56',
} as const;
