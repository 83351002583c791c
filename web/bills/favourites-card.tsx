import type { Favourite } from '../../shared/api/bills';
import { Failure } from '../parts/failure';
import { tellFailure } from '../refused';
import { useSpeech } from '../words/language';
import { FavouriteList } from './favourite-list';
import { useFavouriteChanges, useFavourites } from './queries';

/** Sık ödenenler beside the inquiry: asked at a key, removed at a click that can be taken back. */
export function FavouritesCard({ onChoose }: { onChoose: (favourite: Favourite) => void }) {
  const { words, language } = useSpeech();
  const { data, error, refetch } = useFavourites();
  const { keep, drop } = useFavouriteChanges();
  const dropped = drop.isSuccess && !keep.isSuccess ? drop.variables : undefined;
  const failure = keep.error ?? drop.error;
  const remove = (favourite: Favourite) => {
    keep.reset();
    drop.mutate(favourite);
  };
  return (
    <section className="card favourites-card" aria-labelledby="favourites">
      <h2 id="favourites">{words.favourites}</h2>
      {error && data === undefined && <Failure title={words.favouritesFailed} error={error} retry={refetch} />}
      {data?.length === 0 && <p className="muted">{words.favouritesEmpty}</p>}
      {data && data.length > 0 && (
        <FavouriteList
          favourites={data}
          onChoose={onChoose}
          trailing={(favourite) => (
            <button
              type="button"
              className="round"
              aria-label={words.remove(favourite.name)}
              title={words.remove(favourite.name)}
              onClick={() => remove(favourite)}
            >
              <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
                <path d="M6 6l12 12M18 6L6 18" />
              </svg>
            </button>
          )}
        />
      )}
      <div className="row" role="status">
        {dropped && (
          <>
            <span className="muted">{words.dropped(dropped.name)}</span>
            <button type="button" className="link" disabled={keep.isPending} onClick={() => keep.mutate(dropped)}>
              {words.undo}
            </button>
          </>
        )}
      </div>
      {failure && (
        <p className="problem" role="alert">
          {tellFailure(failure, language)}
        </p>
      )}
    </section>
  );
}
