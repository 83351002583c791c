import { lazy, Suspense, useEffect, useState } from 'react';
import type { DeskCase } from '../../../shared/api/desk';
import type { CaseNumber } from '../../../shared/domain/case';
import type { QuarantineReason } from '../../../shared/domain/quarantine';
import { QUARANTINE_WORDS } from '../../../shared/domain/quarantine-words';
import { Alert } from '../../parts/alert';
import { Skeleton } from '../../parts/skeleton';
import { tellFailure } from '../../refused';
import { useLanguage } from '../../words/speech';
import { useCasesWords } from '../words/cases';
import { fetchPaper, isDrawn, isShown } from './queries';

type Paper = DeskCase['papers'][number];

interface Opened {
  readonly paper: Paper;
  readonly content: Blob;
  readonly url: string;
}

const PaperSheets = lazy(() => import('./paper-sheets'));

/** The papers of a case; one that is opened is shown below the list, apart from the page: it cannot reach or run anything. */
export default function Papers({ number, papers }: { number: CaseNumber; papers: readonly Paper[] }) {
  const words = useCasesWords();
  const { language } = useLanguage();
  const [opened, setOpened] = useState<Opened>();
  const [failure, setFailure] = useState<unknown>();
  const [loading, setLoading] = useState<string>();
  useEffect(() => () => URL.revokeObjectURL(opened?.url ?? ''), [opened]);

  const open = async (paper: Paper) => {
    setFailure(undefined);
    setLoading(paper.id);
    try {
      const { name, content } = await fetchPaper(number, paper.id);
      const url = URL.createObjectURL(content);
      if (isShown(paper.type)) setOpened({ paper, content, url });
      else save(content, name);
    } catch (error) {
      setFailure(error);
    } finally {
      setLoading(undefined);
    }
  };
  if (papers.length === 0) return <p className="muted">{words.noPapers}</p>;
  return (
    <>
      <h3>{words.papers}</h3>
      <ul className="case-papers">
        {papers.map((paper) => (
          <li key={paper.id}>
            <span>
              <b>{words.purposes[paper.purpose]}</b> {paper.name}
              <span className="sub">
                {Math.ceil(paper.bytes / 1_024)} KB
                {paper.status === 'quarantined' && ` · ${words.quarantined}: ${reasonOf(paper, language)}`}
                {paper.status === 'awaited' && ` · ${words.awaited}`}
                {paper.status === 'deleted' && ` · ${words.deleted}`}
              </span>
            </span>
            {paper.status === 'accepted' && (
              <button
                type="button"
                className="btn plain"
                aria-label={`${isShown(paper.type) ? words.open : words.save}: ${paper.name}`}
                aria-busy={loading === paper.id}
                disabled={loading !== undefined}
                onClick={() => void open(paper)}
              >
                {loading === paper.id ? words.loading : isShown(paper.type) ? words.open : words.save}
              </button>
            )}
          </li>
        ))}
      </ul>
      {failure !== undefined && <Alert>{tellFailure(failure, language)}</Alert>}
      {opened && (
        <div className="case-viewer">
          <div className="row">
            <b>{opened.paper.name}</b>
            <button type="button" className="btn plain small" onClick={() => save(opened.content, opened.paper.name)}>
              {words.save}
            </button>
          </div>
          <Viewer opened={opened} />
        </div>
      )}
      <p className="muted">
        {words.viewed} {words.cover}
      </p>
    </>
  );
}

/** PDFs and faxes are drawn here as pictures, since a browser's own viewer of PDFs cannot be kept in a sandbox. */
function Viewer({ opened: { paper, content, url } }: { opened: Opened }) {
  const words = useCasesWords();
  if (isDrawn(paper.type)) {
    return (
      <Suspense fallback={<Skeleton width={20} />}>
        <PaperSheets key={paper.id} name={paper.name} type={paper.type} content={content} />
      </Suspense>
    );
  }
  if (paper.type.startsWith('image/')) return <img className="case-paper" src={url} alt={paper.name} />;
  return <iframe className="case-paper" src={url} title={`${words.open}: ${paper.name}`} sandbox="" />;
}

function reasonOf({ reason }: Paper, language: 'tr' | 'en'): string {
  if (reason === undefined || !Object.hasOwn(QUARANTINE_WORDS, reason)) return reason ?? '';
  return QUARANTINE_WORDS[reason as QuarantineReason][language];
}

function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
