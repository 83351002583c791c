import type { AuditEntry } from '../../../shared/domain/audit';
import { formatMoment } from '../../words/time';
import { useActionWords, useAuditWords, useDetailWords } from '../words/audit';
import { SubjectLink } from './subject-link';
import '../../style/audit.css';

/** Lines of the audit trail, newest first: who did what to what, with its details. */
export function AuditTable({ label, entries }: { label: string; entries: readonly AuditEntry[] }) {
  const words = useAuditWords();
  return (
    <table className="audit" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.subject}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function AuditRow({ entry: { at, by, action, subject, details } }: { entry: AuditEntry }) {
  const words = useAuditWords();
  const actions = useActionWords();
  const names = useDetailWords();
  return (
    <tr>
      <td className="when">{formatMoment(at)}</td>
      <td>{by.id === 'system' ? `${words.system} · ${by.name}` : by.name}</td>
      <td>
        <b>{actions[action]}</b>
        {Object.entries(details).map(([name, value]) => (
          <span key={name} className="sub">
            {names[name] ?? name}: {value}
          </span>
        ))}
      </td>
      <td>
        <SubjectLink subject={subject} />
      </td>
    </tr>
  );
}
