import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { onlineKinds } from '../../shared/domain/form';
import { formDefinitions } from '../../shared/domain/forms/definitions';
import { Page } from '../parts/page';
import { useShell } from '../shell/shell-context';
import { useSpeech } from '../words/language';
import { OnlineForm } from './online-form';
import { useFormWords } from './words';
import '../style/forms.css';

/** One form, filled in and sent on the page; afterwards its case's number. */
export default function FormPage() {
  const { words, language } = useSpeech();
  const formWords = useFormWords();
  const { form } = useParams();
  const { role } = useShell().me.user;
  const [number, setNumber] = useState<string>();
  const kind = onlineKinds.find((each) => formDefinitions[each].fileName === form);
  const definition = kind && formDefinitions[kind];
  return (
    <Page title={definition?.title[language] ?? words.forms}>
      <div className="stack form-page">
        {kind === undefined || definition === undefined ? (
          <p className="card">{formWords.formUnknown}</p>
        ) : role !== 'owner' ? (
          <p className="card">{formWords.formIsOwners}</p>
        ) : number === undefined ? (
          <section className="card stack">
            <p className="muted">{definition.lead[language]}</p>
            <OnlineForm kind={kind} definition={definition} onSent={setNumber} />
          </section>
        ) : (
          <section className="card stack" role="status">
            <p className="note good">{formWords.formSent(number)}</p>
            <p>{formWords.formSentNext}</p>
          </section>
        )}
        <Link to="/evrak">{formWords.allForms}</Link>
      </div>
    </Page>
  );
}
