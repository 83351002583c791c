import { Failure } from '../parts/failure';
import { Page } from '../parts/page';
import { Skeleton } from '../parts/skeleton';
import { useWords } from '../words/language';
import { FormCard } from './form-card';
import { OwnCases } from './own-cases';
import { useForms } from './queries';
import { useFormWords } from './words';
import '../style/forms.css';

/** Formlar: every form as a PDF that a computer, a telephone or a pen can fill in. */
export default function FormsPage() {
  const words = useWords();
  const formWords = useFormWords();
  const { data, error, refetch } = useForms();
  return (
    <Page title={words.forms}>
      <p className="muted forms-lead">{formWords.formsLead}</p>
      {error && <Failure title={formWords.formsFailed} error={error} retry={refetch} />}
      {!data && !error && (
        <div className="card" aria-busy>
          <Skeleton width={20} />
        </div>
      )}
      <ul className="forms">
        {data?.forms.map((form) => (
          <FormCard key={form.kind} form={form} />
        ))}
      </ul>
      <OwnCases />
    </Page>
  );
}
