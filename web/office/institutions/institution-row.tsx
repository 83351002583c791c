import { Link } from 'react-router';
import type { Institution } from '../../../shared/domain/institution';
import { useCategoryWords, useInstitutionWords } from '../words/institutions';
import '../../style/tag.css';

interface InstitutionRowProps {
  readonly institution: Institution;
  readonly mayChange: boolean;
  readonly onNotice: () => void;
}

/** One institution of the list: what it is, what is unusual about it, and what can be done. */
export function InstitutionRow({ institution, mayChange, onNotice }: InstitutionRowProps) {
  const words = useInstitutionWords();
  const categories = useCategoryWords();
  const { id, name, category, city, isActive, notice } = institution;
  return (
    <li>
      <p>
        <b>{name}</b>
        <span className="sub">{[categories[category], city].filter(Boolean).join(' · ')}</span>
      </p>
      <span className="row">
        {!isActive && <span className="tag">{words.notTaken}</span>}
        {notice && <span className="tag wait">{words.hasNotice}</span>}
      </span>
      <span className="row">
        <button type="button" className="btn plain small" aria-label={words.noticeOf(name)} onClick={onNotice}>
          {words.notice}
        </button>
        {mayChange && (
          <Link className="btn plain small" aria-label={words.changeOf(name)} to={`/kurumlar/${id}`}>
            {words.change}
          </Link>
        )}
      </span>
    </li>
  );
}
