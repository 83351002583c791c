import { Link } from 'react-router';
import type { OfferedForm } from '../../shared/api/forms';
import { useSpeech } from '../words/language';
import { DownloadButton } from './download-button';

/** One form: what it is for, where it goes and with what, and its two ways to paper. */
export function FormCard({ form: { kind, title, lead, mailbox, idCopy, page, mayBeFilled } }: { form: OfferedForm }) {
  const { words, language } = useSpeech();
  const name = title[language];
  return (
    <li className="card stack form-card">
      <div>
        <h2>{name}</h2>
        <p className="muted">{lead[language]}</p>
      </div>
      <dl>
        <dt>{words.formGoesTo}</dt>
        <dd>
          <a href={`mailto:${mailbox}`}>{mailbox}</a>
        </dd>
        {idCopy && (
          <>
            <dt>{words.formGoesWith}</dt>
            <dd>
              {idCopy[language]} <span className="sub">{words.formIdCopyHint}</span>
            </dd>
          </>
        )}
      </dl>
      {kind === 'bill-cancellation' && <p className="hint">{words.formOfPayment}</p>}
      <div className="actions">
        {page && mayBeFilled && (
          <Link className="btn" to={`/evrak/${page}`} aria-label={words.formOnlineOf(name)}>
            {words.formOnline}
          </Link>
        )}
        {mayBeFilled && (
          <DownloadButton kind={kind} name={words.formFilledOf(name)}>
            {words.formFilled}
          </DownloadButton>
        )}
        <DownloadButton kind={kind} name={words.formBlankOf(name)} isBlank>
          {words.formBlank}
        </DownloadButton>
      </div>
      {!mayBeFilled && <p className="hint">{words.formIsOwners}</p>}
    </li>
  );
}
