import { useEffect, useState } from 'react';
import { Alert } from '../../parts/alert';
import { Skeleton } from '../../parts/skeleton';
import { useCasesWords } from '../words/cases';
import { openPages, type Pages } from './paper-pages';

/** How many pages are drawn before somebody asks for more. */
const AT_FIRST = 5;

interface PaperSheetsProps {
  readonly name: string;
  readonly type: string;
  readonly content: Blob;
}

/** A PDF or a fax as pictures of its pages. */
export default function PaperSheets({ name, type, content }: PaperSheetsProps) {
  const words = useCasesWords();
  const [pages, setPages] = useState<Pages>();
  const [shown, setShown] = useState(AT_FIRST);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    openPages(content, type).then(setPages, () => setHasFailed(true));
  }, [content, type]);

  if (hasFailed) return <Alert>{words.notDrawn}</Alert>;
  if (pages === undefined) return <Skeleton width={20} />;
  const sheets = [...Array(Math.min(shown, pages.count)).keys()].map((index) => index + 1);
  return (
    <>
      {sheets.map((sheet) => (
        <Sheet key={sheet} pages={pages} sheet={sheet} label={words.sheet(name, sheet, pages.count)} />
      ))}
      {shown < pages.count && (
        <button type="button" className="btn plain" onClick={() => setShown(shown + AT_FIRST)}>
          {words.moreSheets(pages.count - shown)}
        </button>
      )}
    </>
  );
}

function Sheet({ pages, sheet, label }: { pages: Pages; sheet: number; label: string }) {
  const words = useCasesWords();
  const [url, setUrl] = useState<string>();
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    let drawn: string | undefined;
    let isGone = false;
    const show = (picture: Blob) => {
      if (isGone) return;
      drawn = URL.createObjectURL(picture);
      setUrl(drawn);
    };
    pages.draw(sheet - 1).then(show, () => setHasFailed(true));
    return () => {
      isGone = true;
      if (drawn !== undefined) URL.revokeObjectURL(drawn);
    };
  }, [pages, sheet]);
  if (hasFailed) return <Alert>{words.sheetNotDrawn(sheet)}</Alert>;
  return url === undefined ? <Skeleton width={20} /> : <img className="case-paper" src={url} alt={label} />;
}
