import { Link } from 'react-router';
import { nameSubject, useSubjectWords } from '../words/audit';

/** Where the things of the audit trail are shown, by what their subjects begin with. */
const places: Readonly<Record<string, (name: string) => string>> = {
  agent: (number) => `/temsilciler/${number}`,
  case: (number) => `/evrak?${new URLSearchParams({ evrak: number })}`,
  institution: (id) => `/kurumlar/${id}`,
  transfer: (name) => `/havaleler?${new URLSearchParams({ havale: name })}`,
};

/** What a line of the audit trail is about, with the way to it where there is a page of it. */
export function SubjectLink({ subject }: { subject: string }) {
  const kinds = useSubjectWords();
  const [kind = '', ...rest] = subject.split(':');
  const place = Object.hasOwn(places, kind) ? places[kind] : undefined;
  const name = nameSubject(subject, kinds);
  return place === undefined ? <span>{name}</span> : <Link to={place(rest.join(':'))}>{name}</Link>;
}
