import { useEffect, useState } from 'react';
import { usePartWords } from '../words/parts';

const SHOWN_MS = 2000;

/** Copies a text, and says so for a moment. `label` names what is copied. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const words = usePartWords();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <button
      type="button"
      className={isCopied ? 'btn plain small done' : 'btn plain small'}
      aria-label={label}
      onClick={copy}
    >
      <span aria-hidden="true">{isCopied ? words.copied : words.copy}</span>
      <span className="aside" role="status">
        {isCopied && words.copied}
      </span>
    </button>
  );
}
