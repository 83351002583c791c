import { type SubmitEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { StaffRole } from '../../../shared/domain/staff';
import { useKeys } from '../../shell/page-keys';
import { useShellWords } from '../words/shell';
import { searchPlace } from './search-place';

interface SearchFieldProps {
  readonly areShortcutsOn: boolean;
  readonly role: StaffRole | undefined;
}

/** Finds an agent or a case from every page; `/` goes to it. */
export function SearchField({ areShortcutsOn, role }: SearchFieldProps) {
  const words = useShellWords();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useKeys(areShortcutsOn, { '/': () => field.current?.focus() });
  const search = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('ara')).trim();
    if (text !== '') navigate(searchPlace(text, role));
    event.currentTarget.reset();
    field.current?.blur();
  };
  return (
    <search className="find">
      <form onSubmit={search}>
        <input
          ref={field}
          type="search"
          name="ara"
          maxLength={100}
          aria-label={words.search}
          placeholder={words.searchHint}
        />
      </form>
    </search>
  );
}
