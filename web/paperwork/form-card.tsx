import { Link } from 'react-router';
import type { OfferedForm } from '../../shared/api/forms';
import { useSpeech } from '../words/language';
import { DownloadButton } from './download-button';
import { useFormWords } from './words';

/** One form: what it is for, where it goes and with what, and its two ways to paper. */
export function FormCard({ form: { kind, title, lead, mailbox, idCopy, page, mayBeFilled } }: { form: OfferedForm }) {
  const { language } = useSpeech();
  const formWords = useFormWords();
  const name = title[language];
  return (
    <li className="card stack form-card">
      <div>
        <h2>{name}</h2>
        <p className="muted">{lead[language]}</p>
      </div>
      <dl>
        <dt>{formWords.formGoesTo}</dt>
        <dd>
          <a href={`mailto:${mailbox}`}>{mailbox}</a>
        </dd>
        {idCopy && (
          <>
            <dt>{formWords.formGoesWith}</dt>
            <dd>
              {idCopy[language]} <span className="sub">{formWords.formIdCopyHint}</span>
            </dd>
          </>
        )}
      </dl>
      {kind === 'bill-cancellation' && <p className="hint">{formWords.formOfPayment}</p>}
      <div className="actions">
        {page && mayBeFilled && (
          <Link className="btn" to={`/evrak/${page}`} aria-label={formWords.formOnlineOf(name)}>
            {formWords.formOnline}
          </Link>
        )}
        {mayBeFilled && (
          <DownloadButton kind={kind} name={formWords.formFilledOf(name)}>
            {formWords.formFilled}
          </DownloadButton>
        )}
        <DownloadButton kind={kind} name={formWords.formBlankOf(name)} isBlank>
          {formWords.formBlank}
        </DownloadButton>
      </div>
      {!mayBeFilled && <p className="hint">{formWords.formIsOwners}</p>}
    </li>
  );
}
