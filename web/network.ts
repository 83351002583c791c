/** Whose network this is: the few facts the pages tell about the company. */
export const network = {
  name: 'Faturakom',
  customerServices: '0312 955 09 55',
} as const;
