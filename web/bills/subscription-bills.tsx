import type { QuotedBill } from '../../shared/api/bills';
import { useWords } from '../words/language';
import type { FoundSubscription } from './basket';
import { BillRow } from './bill-row';
import { KeepFavourite } from './keep-favourite';
import { useInstitutions } from './queries';
import { nameSubscription } from './subscription-name';

interface SubscriptionBillsProps {
  readonly subscription: FoundSubscription;
  readonly order: 'oldest-first' | 'any';
  readonly payable: readonly QuotedBill[];
  readonly chosen: ReadonlySet<string>;
  /** What was typed as the amount of a bill, by its id. */
  readonly typed: Readonly<Record<string, string>>;
  readonly isExpired: boolean;
  readonly onToggle: (id: string) => void;
  readonly onType: (id: string, text: string) => void;
}

/** One subscription's open bills, oldest first, to choose from. */
export function SubscriptionBills(props: SubscriptionBillsProps) {
  const words = useWords();
  const { data: institutions = [] } = useInstitutions();
  const { subscription, order, payable, chosen, typed, isExpired } = props;
  const { subscriber, bills } = subscription;
  const name = nameSubscription(subscription, institutions);
  return (
    <section className="subscription">
      <h2>
        {subscriber || name}
        {bills.length > 0 && ` · ${words.debts(bills.length)}`}
      </h2>
      <div className="row">
        <span className="muted">{subscriber && name}</span>
        <KeepFavourite subscription={subscription} />
      </div>
      {bills.length === 0 ? (
        <p className="note good">{words.noDebt}</p>
      ) : (
        <table className="owed" aria-label={name}>
          <thead>
            <tr>
              <th scope="col">
                <span className="aside">{words.chosen}</span>
              </th>
              <th scope="col">{words.period}</th>
              <th scope="col">{words.dueOn}</th>
              <th scope="col" className="num">
                {words.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {bills.map((bill) => (
              <BillRow
                key={bill.id}
                bill={bill}
                isPayable={!isExpired && payable.includes(bill)}
                isBlocked={!payable.includes(bill)}
                isBehind={order === 'oldest-first' && bills.find((each) => !payable.includes(each)) !== bill}
                isChosen={chosen.has(bill.id) && payable.includes(bill)}
                typed={typed[bill.id]}
                onToggle={() => props.onToggle(bill.id)}
                onType={(text) => props.onType(bill.id, text)}
              />
            ))}
          </tbody>
        </table>
      )}
      {order === 'oldest-first' && bills.length > 1 && <p className="hint">{words.oldestFirst}</p>}
    </section>
  );
}
