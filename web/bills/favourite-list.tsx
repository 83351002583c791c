import type { ReactNode } from 'react';
import type { Favourite } from '../../shared/api/bills';
import { usePageKeys } from '../shell/page-keys';
import { useInstitutions } from './queries';
import { nameSubscription } from './subscription-name';
import '../style/favourites.css';

const DIGITS = 9;

interface FavouriteListProps {
  readonly favourites: readonly Favourite[];
  readonly onChoose: (favourite: Favourite) => void;
  /** What stands at the end of a row. */
  readonly trailing?: (favourite: Favourite) => ReactNode;
}

/** Favourites, each at a click; the first nine at their digit. */
export function FavouriteList({ favourites, onChoose, trailing }: FavouriteListProps) {
  const { data: institutions = [] } = useInstitutions();
  const numbered = favourites.slice(0, DIGITS).map((favourite, index) => [index + 1, favourite] as const);
  usePageKeys(Object.fromEntries(numbered.map(([digit, favourite]) => [digit, () => onChoose(favourite)])));
  return (
    <ul className="favourites">
      {favourites.map((favourite, index) => (
        <li key={favourite.id}>
          <button type="button" onClick={() => onChoose(favourite)}>
            <span>
              {favourite.name}
              <span className="sub">{nameSubscription(favourite.subscription, institutions)}</span>
            </span>
            {index < DIGITS && <kbd>{index + 1}</kbd>}
          </button>
          {trailing?.(favourite)}
        </li>
      ))}
    </ul>
  );
}
