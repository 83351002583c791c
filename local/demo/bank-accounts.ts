import type { BankAccount, FeedSource } from '../../shared/domain/bank-account';
import { CsvMapping } from '../../shared/domain/statement-csv';
import type { SimulatedAccount } from '../bank/books';
import { csvColumns } from '../bank/statement-formats';

/**
 * The company's own accounts of the demo network. The bank's own service credits each, and statement files control
 * them; the first is also told by open banking.
 */
export function demoBankAccounts(feedUrl: string): BankAccount[] {
  return [
    account('ziraat-1', 'Ziraat Bankası', 'Kızılay', 'TR690001000064000000000001', feedUrl, [
      { id: 'ohvps', kind: 'ohvps', url: feedUrl, secret: 'ziraat-1-ohvps' },
    ]),
    account('isbank-1', 'İş Bankası', 'Ulus', 'TR140006400000100000000000', feedUrl, [], isbankCsv),
    account('vakifbank-1', 'VakıfBank', 'Merkez', 'TR040001500134000000000003', feedUrl),
  ];
}

/** How the simulated bank writes its CSV. */
const isbankCsv = CsvMapping.parse({
  account: 'TR140006400000100000000000',
  currency: 'TRY',
  delimiter: ';',
  dateFormat: 'dd.mm.yyyy',
  decimalMark: ',',
  columns: {
    ...{ bookedOn: csvColumns[0], description: csvColumns[1], amount: csvColumns[2], balance: csvColumns[3] },
    ...{ counterparty: csvColumns[4], counterpartyIban: csvColumns[5], number: csvColumns[6] },
  },
});

function account(
  id: string,
  bank: string,
  branch: string,
  iban: string,
  url: string,
  controlling: readonly FeedSource[] = [],
  csv?: CsvMapping,
): BankAccount {
  return {
    id,
    bank,
    branch,
    holder: 'FATURAKOM ÖRNEK A.Ş.',
    iban,
    currency: 'TRY',
    isShown: true,
    feeds: [
      { id: 'service', kind: 'activity-service', url, secret: id },
      ...controlling,
      { id: 'files', kind: 'statement-files', ...(csv && { csv }) },
    ],
    cutOvers: [],
  };
}

const layouts = { 'ziraat-1': 'ziraat', 'isbank-1': 'isbank', 'vakifbank-1': 'vakifbank' } as const;

/** The same accounts as the simulated bank keeps them, with the credentials that the system's secrets hold. */
export const simulatedAccounts: readonly SimulatedAccount[] = demoBankAccounts('http://127.0.0.1').map(
  ({ id, iban, holder }) => ({
    id,
    iban,
    holder,
    layout: layouts[id as keyof typeof layouts],
    credentials: { username: `musteri-${id}`, password: `demo-${id}` },
  }),
);
