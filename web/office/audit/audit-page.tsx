import { Link, useNavigate, useSearchParams } from 'react-router';
import { serverNowMs } from '../../clock';
import { readDay } from '../../paging/day';
import { DayChoice } from '../../paging/day-choice';
import { ChoiceField } from '../../parts/choice-field';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Page } from '../../parts/page';
import { Submit } from '../../parts/submit';
import { useOffice } from '../shell/office-context';
import { nameSubject, useAuditWords, useSubjectWords } from '../words/audit';
import { Trail } from './trail';

/** Denetim izi: what was done, by day (administrators) or to one thing. */
export default function AuditPage() {
  const words = useAuditWords();
  const kinds = useSubjectWords();
  const { me } = useOffice();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const subject = search.get('konu') ?? '';
  const day = readDay(search, serverNowMs());
  const [kind = '', ...name] = subject.split(':');
  const showSubject = async (fields: FormData) => {
    const konu = [fields.get('kind'), String(fields.get('name')).trim()].filter(Boolean).join(':');
    await navigate({ search: `${new URLSearchParams({ konu })}` });
  };
  return (
    <Page key={search.toString()} title={words.title}>
      <section className="card stack">
        <div className="audit-choice">
          {me.role === 'admin' && subject === '' && <DayChoice day={day} />}
          {me.role === 'admin' && subject !== '' && <Link to="/denetim">{words.byDay}</Link>}
          <Form send={showSubject}>
            <div className="row">
              <ChoiceField name="kind" label={words.kind} chosen={kind} choices={kinds} />
              <Field
                name="name"
                label={words.name}
                hint={words.nameHint}
                defaultValue={name.join(':')}
                maxLength={180}
                autoComplete="off"
              />
              <Submit>{words.show}</Submit>
            </div>
          </Form>
        </div>
        {subject !== '' ? (
          <Trail of={{ subject }} label={words.of(nameSubject(subject, kinds))} />
        ) : me.role === 'admin' ? (
          <Trail of={{ day }} label={words.title} />
        ) : (
          <p className="empty">{words.choose}</p>
        )}
      </section>
    </Page>
  );
}
