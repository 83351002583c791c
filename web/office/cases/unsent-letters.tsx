import { useState } from 'react';
import { Link } from 'react-router';
import type { LooseLetter } from '../../../shared/domain/loose-letter';
import { Alert } from '../../parts/alert';
import { tellFailure } from '../../refused';
import { useLanguage } from '../../words/speech';
import { formatMoment } from '../../words/time';
import { call } from '../call';
import { useCasesWords } from '../words/cases';
import { useUnsentLetters } from './queries';

/** Letters that did not go, or of which nobody can say: each is sent again in its case, or seen to in another way. */
export default function UnsentLetters({ onChanged }: { onChanged: () => void }) {
  const words = useCasesWords();
  const { language } = useLanguage();
  const { data } = useUnsentLetters();
  const [failure, setFailure] = useState<unknown>();
  if (data === undefined || data.letters.length === 0) return null;
  const setAside = async ({ number, id }: LooseLetter) => {
    setFailure(undefined);
    try {
      await call('desk', 'setAside', { params: { number, message: id }, body: {} });
    } catch (error) {
      setFailure(error);
    }
    onChanged();
  };
  return (
    <section className="card stack unsent-letters" aria-labelledby="unsent-title">
      <h2 id="unsent-title">
        {words.unsentLetters} ({data.letters.length}
        {data.next !== undefined && '+'})
      </h2>
      {failure !== undefined && <Alert>{tellFailure(failure, language)}</Alert>}
      <ul className="case-papers">
        {data.letters.map((letter) => (
          <li key={letter.id}>
            <span>
              <Link to={{ search: `${new URLSearchParams({ evrak: letter.number })}` }}>{letter.number}</Link>{' '}
              {letter.letter && words.letters[letter.letter]}
              <span className="sub">
                {formatMoment(letter.at)} · {words.unsentWhy[letter.unsent ?? ''] ?? words.unsent}
              </span>
            </span>
            <button
              type="button"
              className="btn plain"
              aria-label={`${words.setAside}: ${letter.number}`}
              onClick={() => void setAside(letter)}
            >
              {words.setAside}
            </button>
          </li>
        ))}
      </ul>
      {data.next !== undefined && <p className="muted">{words.moreUnsent}</p>}
    </section>
  );
}
