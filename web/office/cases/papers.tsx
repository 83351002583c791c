import { useState } from 'react';
import type { DeskCase } from '../../../shared/api/desk';
import type { CaseNumber } from '../../../shared/domain/case';
import type { QuarantineReason } from '../../../shared/domain/quarantine';
import { QUARANTINE_WORDS } from '../../../shared/domain/quarantine-words';
import { Alert } from '../../parts/alert';
import { tellFailure } from '../../refused';
import { useLanguage } from '../../words/speech';
import { call } from '../call';
import { useCasesWords } from '../words/cases';
import { fetchParts, isShown, PaperViewer, saveContent } from './paper-viewer';

type Paper = DeskCase['papers'][number];

interface Opened {
  readonly paper: Paper;
  readonly content: Blob;
}

/** The papers of a case; one that is opened is shown below the list, apart from the page: it cannot reach or run anything. */
export default function Papers({ number, papers }: { number: CaseNumber; papers: readonly Paper[] }) {
  const words = useCasesWords();
  const { language } = useLanguage();
  const [opened, setOpened] = useState<Opened>();
  const [failure, setFailure] = useState<unknown>();
  const [loading, setLoading] = useState<string>();

  const open = async (paper: Paper) => {
    setFailure(undefined);
    setLoading(paper.id);
    try {
      const { name, content } = await fetchPaper(number, paper.id);
      if (isShown(paper.type)) setOpened({ paper, content });
      else saveContent(content, name);
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
        <PaperViewer key={opened.paper.id} name={opened.paper.name} content={opened.content} type={opened.paper.type} />
      )}
      <p className="muted">
        {words.viewed} {words.cover}
      </p>
    </>
  );
}

function reasonOf({ reason }: Paper, language: 'tr' | 'en'): string {
  if (reason === undefined || !Object.hasOwn(QUARANTINE_WORDS, reason)) return reason ?? '';
  return QUARANTINE_WORDS[reason as QuarantineReason][language];
}

/** A paper of a case, whole. */
function fetchPaper(number: CaseNumber, paper: string): Promise<{ name: string; content: Blob }> {
  return fetchParts((from) => call('desk', 'paper', { params: { number, paper }, query: { from } }));
}
