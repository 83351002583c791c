import { Link, useNavigate, useSearchParams } from 'react-router';
import { serverNowMs } from '../../clock';
import { readDay } from '../../paging/day';
import { DayChoice } from '../../paging/day-choice';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Page } from '../../parts/page';
import { Submit } from '../../parts/submit';
import { useOffice } from '../shell/office-context';
import { useAuditWords } from '../words/audit';
import { Trail } from './trail';

/** Denetim izi: what was done, by day (administrators) or to one thing. */
export default function AuditPage() {
  const words = useAuditWords();
  const { me } = useOffice();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const subject = search.get('konu') ?? '';
  const day = readDay(search, serverNowMs());
  const showSubject = async (fields: FormData) => {
    await navigate({ search: `${new URLSearchParams({ konu: String(fields.get('subject')).trim() })}` });
  };
  return (
    <Page key={search.toString()} title={words.title}>
      <section className="card stack">
        <div className="audit-choice">
          {me.role === 'admin' && subject === '' && <DayChoice day={day} />}
          {me.role === 'admin' && subject !== '' && <Link to="/denetim">{words.byDay}</Link>}
          <Form send={showSubject}>
            <div className="row">
              <Field
                name="subject"
                label={words.subject}
                hint={words.subjectHint}
                defaultValue={subject}
                maxLength={200}
                required
              />
              <Submit>{words.show}</Submit>
            </div>
          </Form>
        </div>
        {subject !== '' ? (
          <Trail of={{ subject }} label={words.of(subject)} />
        ) : me.role === 'admin' ? (
          <Trail of={{ day }} label={words.title} />
        ) : (
          <p className="empty">{words.choose}</p>
        )}
      </section>
    </Page>
  );
}
