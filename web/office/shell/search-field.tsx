import { type SubmitEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useKeys } from '../../shell/page-keys';
import { useShellWords } from '../words/shell';

/** Finds an agent from every page; `/` goes to it. */
export function SearchField({ areShortcutsOn }: { areShortcutsOn: boolean }) {
  const words = useShellWords();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useKeys(areShortcutsOn, { '/': () => field.current?.focus() });
  const search = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('ara')).trim();
    if (text !== '') navigate(`/temsilciler?${new URLSearchParams({ ara: text })}`);
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
