import { useState } from 'react';
import type { Favourite } from '../../shared/api/bills';
import { serverNowMs } from '../clock';
import { Dialog } from '../parts/dialog';
import { Field } from '../parts/field';
import { Form } from '../parts/form';
import { Submit } from '../parts/submit';
import { useWords } from '../words/language';
import { type FoundSubscription, sameKeys } from './basket';
import { useFavouriteChanges, useFavourites } from './queries';

/** Keeps a subscription under a name, or says under which it is kept. */
export function KeepFavourite({ subscription }: { subscription: FoundSubscription }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const { data } = useFavourites();
  const { keep } = useFavouriteChanges();
  const { institution, keys } = subscription;
  const kept = data?.find(
    (each) => each.subscription.institution === institution && sameKeys(each.subscription.keys, keys),
  );
  const save = async (fields: FormData) => {
    const name = String(fields.get('name')).trim();
    await keep.mutateAsync({ id: newId(), name, subscription: { institution, keys } });
    setOpen(false);
  };
  if (data === undefined) return null;
  if (kept) return <span className="muted">{`${words.isFavourite}: ${kept.name}`}</span>;
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {words.keepFavourite}
      </button>
      <Dialog title={words.keepFavourite} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Form send={save}>
          <Field
            name="name"
            label={words.favouriteName}
            hint={words.favouriteNameHint}
            malformed={words.missing}
            pattern=".*\S.*"
            maxLength={60}
            autoComplete="off"
            required
            autoFocus
          />
          <Submit>{words.save}</Submit>
        </Form>
      </Dialog>
    </>
  );
}

/** An id that sorts by time, so that favourites stay in the order they were kept and keep their digits. */
function newId(): Favourite['id'] {
  return `${serverNowMs().toString(36)}-${crypto.randomUUID().slice(0, 8)}`;
}
