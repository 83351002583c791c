import { Link } from 'react-router';

/** Where the things of the audit trail are shown, by what their subjects begin with. */
const places: Readonly<Record<string, (name: string) => string>> = {
  agent: (number) => `/temsilciler/${number}`,
  case: (number) => `/evrak?${new URLSearchParams({ evrak: number })}`,
  transfer: (name) => `/havaleler?${new URLSearchParams({ havale: name })}`,
};

/** What a line of the audit trail is about, with the way to it where there is a page of it. */
export function SubjectLink({ subject }: { subject: string }) {
  const [kind = '', ...rest] = subject.split(':');
  const place = Object.hasOwn(places, kind) ? places[kind] : undefined;
  return place === undefined ? <code>{subject}</code> : <Link to={place(rest.join(':'))}>{subject}</Link>;
}
