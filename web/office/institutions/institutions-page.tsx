import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { KeptInstitution } from '../../../shared/api/office';
import { foldForSearch } from '../../bills/institution-search';
import { Dialog } from '../../parts/dialog';
import { Failure } from '../../parts/failure';
import { Field } from '../../parts/field';
import { Page } from '../../parts/page';
import { Skeleton } from '../../parts/skeleton';
import { useOffice } from '../shell/office-context';
import { useCategoryWords, useInstitutionWords } from '../words/institutions';
import { InstitutionRow } from './institution-row';
import { NoticeForm } from './notice-form';
import { INSTITUTIONS, useKeptInstitutions } from './queries';
import '../../style/rows.css';

/** Kurumlar: whose bills are taken, by which rules and tariffs. Customer services put up notices. */
export default function InstitutionsPage() {
  const words = useInstitutionWords();
  const categories = useCategoryWords();
  const { me } = useOffice();
  const cache = useQueryClient();
  const [sought, setSought] = useState('');
  const [noticed, setNoticed] = useState<KeptInstitution>();
  const { data, error, refetch } = useKeptInstitutions();
  const mayChange = me.role !== 'support';
  const isSought = ({ institution: { name, city = '', category } }: KeptInstitution) =>
    foldForSearch(`${name} ${city} ${categories[category]}`).includes(foldForSearch(sought.trim()));
  const found = data?.filter(isSought);
  const done = () => {
    setNoticed(undefined);
    void cache.invalidateQueries({ queryKey: INSTITUTIONS });
  };
  return (
    <Page title={words.title}>
      <section className="card stack">
        <div className="row">
          <Field
            name="sought"
            type="search"
            label={words.search}
            autoComplete="off"
            onChange={({ target }) => setSought(target.value)}
          />
          {mayChange && (
            <Link className="btn" to="/kurum-ekle">
              {words.add}
            </Link>
          )}
        </div>
        <p className="hint">{words.lead}</p>
        {error && data === undefined && <Failure title={words.failed} error={error} retry={refetch} />}
        {data === undefined && !error && <Skeleton width={20} />}
        {found?.length === 0 && <p className="empty">{words.none}</p>}
        <ul className="rows" aria-label={words.title}>
          {found?.map((kept) => (
            <InstitutionRow
              key={kept.institution.id}
              institution={kept.institution}
              mayChange={mayChange}
              onNotice={() => setNoticed(kept)}
            />
          ))}
        </ul>
      </section>
      <Dialog
        title={words.noticeOf(noticed?.institution.name ?? '')}
        isOpen={noticed !== undefined}
        onClose={() => setNoticed(undefined)}
      >
        {noticed && <NoticeForm kept={noticed} onDone={done} />}
      </Dialog>
    </Page>
  );
}
