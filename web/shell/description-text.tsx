import { CopyButton } from '../parts/copy-button';
import { Skeleton } from '../parts/skeleton';
import { useWords } from '../words/language';
import '../style/accounts.css';

/** The text a transfer's description must carry, ready to copy; one tap selects it whole. */
export function DescriptionText({ text }: { text: string | undefined }) {
  const words = useWords();
  return (
    <div className="description">
      <code>{text ?? <Skeleton width={20} />}</code>
      {text && <CopyButton text={text} label={words.copyDescription} />}
    </div>
  );
}
