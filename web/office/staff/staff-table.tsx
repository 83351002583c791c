import type { Staff } from '../../../shared/domain/staff';
import { Skeleton } from '../../parts/skeleton';
import { formatDay } from '../../words/time';
import { useShellWords } from '../words/shell';
import { useStaffWords } from '../words/staff';
import '../../style/rows.css';
import '../../style/tag.css';

/** Everybody of the staff; undefined while they are on their way. */
export function StaffTable({
  staff,
  onChange,
}: {
  staff: readonly Staff[] | undefined;
  onChange: (person: Staff) => void;
}) {
  const words = useStaffWords();
  const roles = useShellWords();
  if (staff === undefined) return <Skeleton width={20} />;
  return (
    <ul className="rows" aria-label={words.title}>
      {staff.map((person) => (
        <li key={person.id}>
          <p>
            <b>{person.name}</b>
            <span className="sub">
              {person.email} · {words.since(formatDay(person.since))}
            </span>
          </p>
          <p className="row">
            <span>{roles[person.role]}</span>
            {!person.isActive && <span className="tag bad">{words.inactive}</span>}
          </p>
          <button
            type="button"
            className="btn plain small"
            aria-label={words.changeOf(person.name)}
            onClick={() => onChange(person)}
          >
            {words.change}
          </button>
        </li>
      ))}
    </ul>
  );
}
