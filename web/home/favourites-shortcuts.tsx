import { useNavigate } from 'react-router';
import { favouriteAddress } from '../bills/favourite-address';
import { FavouriteList } from '../bills/favourite-list';
import { useFavourites } from '../bills/queries';
import { useWords } from '../words/language';

/** Sık ödenenler on the home page: a click or a digit leads to its inquiry. */
export function FavouritesShortcuts() {
  const words = useWords();
  const navigate = useNavigate();
  const { data = [] } = useFavourites();
  return (
    <section className="card favourites-shortcuts" aria-labelledby="favourites">
      <h2 id="favourites">{words.favourites}</h2>
      {data.length === 0 ? (
        <p className="muted">{words.favouritesEmpty}</p>
      ) : (
        <FavouriteList favourites={data} onChoose={({ id }) => navigate(favouriteAddress(id))} />
      )}
    </section>
  );
}
