import { Link, useParams } from 'react-router';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { PageSkeleton } from '../../parts/page-skeleton';
import { NotFound } from '../shell/not-found';
import { useOffice } from '../shell/office-context';
import { useInstitutionWords } from '../words/institutions';
import { InstitutionForm } from './institution-form';
import { useKeptInstitutions } from './queries';

/** One institution with everything that is kept of it, to be changed by accounting; or, without an id, a new one. */
export default function InstitutionPage() {
  const words = useInstitutionWords();
  const { me } = useOffice();
  const { id } = useParams();
  const { data, error, refetch } = useKeptInstitutions();
  if (me.role === 'support') return <NotFound />;
  if (error && data === undefined) {
    return (
      <Page title={words.title}>
        <Failure title={words.failed} error={error} retry={refetch} />
      </Page>
    );
  }
  if (data === undefined) return <PageSkeleton />;
  const kept = data.find(({ institution }) => institution.id === id);
  if (id !== undefined && kept === undefined) {
    return (
      <Page title={words.title}>
        <div className="card stack">
          <p>{words.missing}</p>
          <Link to="/kurumlar">{words.toList}</Link>
        </div>
      </Page>
    );
  }
  const gateways = [...new Set(data.map(({ institution }) => institution.gateway))].sort();
  return (
    <Page key={id} title={kept?.institution.name ?? words.add}>
      <InstitutionForm kept={kept} gateways={gateways} />
    </Page>
  );
}
