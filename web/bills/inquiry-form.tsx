import { type RefObject, useRef, useState } from 'react';
import type { ShownInstitution, Subscription } from '../../shared/api/bills';
import { MOST_AT_ONCE } from '../../shared/api/most-at-once';
import { Failure } from '../parts/failure';
import { Form } from '../parts/form';
import { useWords } from '../words/language';
import { sameKeys } from './basket';
import { InstitutionBox } from './institution-box';
import { InstitutionNotes } from './institution-notes';
import { KeyFields } from './key-fields';
import { tidyValue } from './key-value';
import { useInstitutions } from './queries';
import { SubscriptionList } from './subscription-list';

interface InquiryFormProps {
  readonly ask: (subscriptions: readonly Subscription[]) => Promise<void>;
  readonly isAsking: boolean;
  readonly box: RefObject<HTMLInputElement | null>;
}

/** Whose bills to look up: an institution and its keys, or several subscriptions gathered for one inquiry. */
export function InquiryForm({ ask, isAsking, box }: InquiryFormProps) {
  const words = useWords();
  const { data: institutions = [], error, refetch } = useInstitutions();
  const [chosenId, setChosenId] = useState<string>();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [gathered, setGathered] = useState<readonly Subscription[]>([]);
  const isAdding = useRef(false);
  const institution = institutions.find(({ id }) => id === chosenId);
  const isBlank = Object.values(values).every((value) => value.trim() === '');
  const isFull = gathered.length + 1 >= MOST_AT_ONCE;

  const choose = (next: ShownInstitution | undefined) => {
    setChosenId(next?.id);
    if (next && next.id !== chosenId) setValues({});
  };
  const send = async () => {
    const current = institution && !isBlank ? [subscriptionOf(institution, values)] : [];
    const all = [...gathered, ...current.filter((each) => !gathered.some((one) => isSame(one, each)))];
    if (isAdding.current) {
      setGathered(all);
      setValues({});
      return;
    }
    if (all.length > 0) await ask(all);
    setGathered([]);
  };

  if (error && institutions.length === 0) {
    return <Failure title={words.institutionsFailed} error={error} retry={refetch} />;
  }
  return (
    <Form send={send}>
      <InstitutionBox institutions={institutions} chosen={institution} onChoose={choose} box={box} />
      {institution && (
        <>
          <InstitutionNotes institution={institution} />
          <KeyFields
            key={`${institution.id} ${gathered.length}`}
            keys={institution.keys}
            values={values}
            onType={(name, value) => setValues({ ...values, [name]: value })}
            isOptional={gathered.length > 0 && isBlank}
          />
        </>
      )}
      <SubscriptionList
        subscriptions={gathered}
        institutions={institutions}
        onRemove={(gone) => setGathered(gathered.filter((each) => each !== gone))}
      />
      <div className="actions">
        <button
          type="submit"
          className="btn big"
          disabled={isAsking || institution?.isOpen === false}
          aria-busy={isAsking}
          onClick={() => {
            isAdding.current = false;
          }}
        >
          {words.inquire} <kbd>Enter</kbd>
        </button>
        {institution?.isOpen && (
          <button
            type="submit"
            className="btn plain"
            disabled={isAsking || isFull || isBlank}
            onClick={() => {
              isAdding.current = true;
            }}
          >
            {words.addSubscription}
          </button>
        )}
      </div>
      {isFull && <p className="hint">{words.askedTogetherFull(MOST_AT_ONCE)}</p>}
    </Form>
  );
}

function isSame(one: Subscription, other: Subscription): boolean {
  return one.institution === other.institution && sameKeys(one.keys, other.keys);
}

function subscriptionOf({ id, keys }: ShownInstitution, values: Readonly<Record<string, string>>): Subscription {
  const tidy = keys.map(({ name, pattern }) => [name, tidyValue(values[name] ?? '', pattern)] as const);
  return { institution: id, keys: Object.fromEntries(tidy.filter(([, value]) => value !== '')) };
}
