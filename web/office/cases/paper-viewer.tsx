import { lazy, Suspense, useEffect, useState } from 'react';
import { Skeleton } from '../../parts/skeleton';
import { useCasesWords } from '../words/cases';

const PaperSheets = lazy(() => import('./paper-sheets'));

interface Part {
  readonly name: string;
  readonly type: string;
  /** In base64. */
  readonly content: string;
  readonly next?: number | undefined;
}

/** Every part of a paper, put together; each part asked for stands in the audit trail. */
export async function fetchParts(ask: (from: number) => Promise<Part>): Promise<{ name: string; content: Blob }> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let from = 0;
  for (;;) {
    const part = await ask(from);
    parts.push(Uint8Array.from(atob(part.content), (letter) => letter.charCodeAt(0)));
    if (part.next === undefined) return { name: part.name, content: new Blob(parts, { type: shownType(part.type) }) };
    from = part.next;
  }
}

/** Only what a browser shows without running anything keeps its type. */
function shownType(type: string): string {
  return isShown(type) ? type : 'application/octet-stream';
}

const SHOWN = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'text/plain']);
/** What no browser shows, or none in a sandbox: it is drawn as pictures. */
const DRAWN = new Set(['application/pdf', 'image/tiff']);

export function isShown(type: string): boolean {
  return SHOWN.has(type) || DRAWN.has(type);
}

interface PaperViewerProps {
  readonly name: string;
  readonly type: string;
  readonly content: Blob;
}

/**
 * A paper in the page, apart from it: it cannot reach or run anything. PDFs and faxes are drawn here as pictures, since a
 * browser's own viewer of PDFs cannot be kept in a sandbox.
 */
export function PaperViewer({ name, type, content }: PaperViewerProps) {
  const words = useCasesWords();
  return (
    <div className="case-viewer">
      <div className="row">
        <b>{name}</b>
        <button type="button" className="btn plain small" onClick={() => saveContent(content, name)}>
          {words.save}
        </button>
      </div>
      {DRAWN.has(type) ? (
        <Suspense fallback={<Skeleton width={20} />}>
          <PaperSheets name={name} type={type} content={content} />
        </Suspense>
      ) : (
        <Shown name={name} type={type} content={content} />
      )}
    </div>
  );
}

function Shown({ name, type, content }: PaperViewerProps) {
  const words = useCasesWords();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  if (url === undefined) return null;
  if (type.startsWith('image/')) return <img className="case-paper" src={url} alt={name} />;
  return <iframe className="case-paper" src={url} title={`${words.open}: ${name}`} sandbox="" />;
}

/** Saves a paper on this machine. */
export function saveContent(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
