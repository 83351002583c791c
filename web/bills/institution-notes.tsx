import type { ShownInstitution } from '../../shared/api/bills';
import { useWords } from '../words/language';
import { formatMoment } from '../words/time';

/** What one should know of an institution before asking: that it is closed and until when, and its own notice. */
export function InstitutionNotes({
  institution: { name, isOpen, opensAt, notice },
}: {
  institution: ShownInstitution;
}) {
  const words = useWords();
  if (isOpen && !notice) return null;
  return (
    <div className="note" role="status">
      {!isOpen && (
        <p>
          <b>{words.closedNow(name)}</b> {opensAt && words.opensAt(formatMoment(opensAt))}
        </p>
      )}
      {notice && <p>{notice}</p>}
    </div>
  );
}
