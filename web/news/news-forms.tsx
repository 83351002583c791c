import { Link } from 'react-router';
import type { News } from '../../shared/api/news';
import { DownloadButton } from '../paperwork/download-button';
import { useForms } from '../paperwork/queries';
import { useFormWords } from '../paperwork/words';
import { Failure } from '../parts/failure';
import { Skeleton } from '../parts/skeleton';
import { useSpeech } from '../words/language';

/** The forms an announcement hands out: blank for whoever reads it, with what is known of them, or filled in on a page. */
export default function NewsForms({ kinds }: { kinds: News['forms'] }) {
  const { words, language } = useSpeech();
  const formWords = useFormWords();
  const { data, error, refetch } = useForms();
  if (error) return <Failure title={formWords.formsFailed} error={error} retry={refetch} />;
  if (data === undefined) return <Skeleton width={20} />;
  return (
    <section className="stack" aria-labelledby="news-forms">
      <h2 id="news-forms">{words.forms}</h2>
      <ul className="news-forms">
        {data.forms
          .filter(({ kind }) => kinds.includes(kind))
          .map(({ kind, title, page, mayBeFilled }) => (
            <li key={kind} className="news-form">
              <b>{title[language]}</b>
              <span className="actions">
                <DownloadButton kind={kind} name={formWords.formBlankOf(title[language])} isBlank>
                  {formWords.formBlank}
                </DownloadButton>
                {mayBeFilled && (
                  <DownloadButton kind={kind} name={formWords.formFilledOf(title[language])}>
                    {formWords.formFilled}
                  </DownloadButton>
                )}
                {mayBeFilled && page && (
                  <Link
                    className="btn plain"
                    to={`/evrak/${page}`}
                    aria-label={formWords.formOnlineOf(title[language])}
                  >
                    {formWords.formOnline}
                  </Link>
                )}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
