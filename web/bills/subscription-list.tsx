import type { ShownInstitution, Subscription } from '../../shared/api/bills';
import { useWords } from '../words/language';
import { nameSubscription } from './subscription-name';

interface SubscriptionListProps {
  readonly subscriptions: readonly Subscription[];
  readonly institutions: readonly ShownInstitution[];
  readonly onRemove: (subscription: Subscription) => void;
}

/** The subscriptions gathered for the next inquiry. */
export function SubscriptionList({ subscriptions, institutions, onRemove }: SubscriptionListProps) {
  const words = useWords();
  if (subscriptions.length === 0) return null;
  return (
    <section className="gathered" aria-label={words.askedTogether}>
      <h2>{words.askedTogether}</h2>
      <ul>
        {subscriptions.map((subscription) => {
          const name = nameSubscription(subscription, institutions);
          return (
            <li key={name}>
              <span>{name}</span>
              <button
                type="button"
                className="round"
                aria-label={words.remove(name)}
                onClick={() => onRemove(subscription)}
              >
                <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
                  <path d="M6 6l12 12M18 6L6 18" />
                </svg>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
