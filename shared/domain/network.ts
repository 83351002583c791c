/** Whose network this is: everything a page, a message or a receipt says of the company comes from here. */
export const network = {
  name: 'Faturakom',
  portalHost: 'temsilci.faturakom.com',
  formsMailbox: 'evrak@faturakom.com',
  infoMailbox: 'info@faturakom.com',
  customerServices: '0312 955 09 55',
  fax: '0312 955 09 56',
} as const;
