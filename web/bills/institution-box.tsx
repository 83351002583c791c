import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { ShownInstitution } from '../../shared/api/bills';
import { Field } from '../parts/field';
import { useWords } from '../words/language';
import { findInstitutions } from './institution-search';
import '../style/combobox.css';
import '../style/tag.css';

interface InstitutionBoxProps {
  readonly institutions: readonly ShownInstitution[];
  readonly chosen: ShownInstitution | undefined;
  readonly onChoose: (institution: ShownInstitution | undefined) => void;
  readonly box: RefObject<HTMLInputElement | null>;
}

/** Finds an institution by name, city or category: the combobox pattern of the ARIA authoring practices, with a list. */
export function InstitutionBox({ institutions, chosen, onChoose, box }: InstitutionBoxProps) {
  const words = useWords();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const text = typed ?? chosen?.name ?? '';
  const found = findInstitutions(institutions, typed ?? '', (category) => words[category]);
  const active = isOpen ? found[at] : undefined;

  useEffect(() => box.current?.setCustomValidity(text === '' || chosen ? '' : 'unchosen'), [box, text, chosen]);
  useEffect(() => {
    if (active) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const choose = (institution: ShownInstitution) => {
    setTyped(undefined);
    setOpen(false);
    onChoose(institution);
  };
  const type = (next: string) => {
    setTyped(next);
    setOpen(true);
    setAt(0);
    onChoose(undefined);
  };
  const leave = () => {
    setOpen(false);
    const [only, ...others] = found;
    if (typed && only && others.length === 0) choose(only);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Enter' && active) choose(active);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setOpen(true);
      if (isOpen) setAt((at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % Math.max(1, found.length));
      else setAt(0);
    } else return;
    if (event.key !== 'Escape') event.preventDefault();
  };

  return (
    <Field
      ref={box}
      name="institution"
      label={words.institution}
      hint={words.institutionHint}
      malformed={words.institutionUnchosen}
      role="combobox"
      aria-autocomplete="list"
      aria-expanded={isOpen}
      aria-controls={listId}
      aria-activedescendant={active && `${listId}-${active.id}`}
      autoComplete="off"
      spellCheck={false}
      required
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onMouseDown={() => setOpen(true)}
      onKeyDown={press}
      onBlur={leave}
      trailing={
        <>
          <svg className="icon arrow" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 9l6 6 6-6" />
          </svg>
          <div ref={list} id={listId} role="listbox" tabIndex={-1} aria-label={words.institution} hidden={!isOpen}>
            {found.map((institution, index) => (
              <div
                key={institution.id}
                id={`${listId}-${institution.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                onMouseDown={(event) => {
                  event.preventDefault();
                  choose(institution);
                }}
              >
                <b>{institution.name}</b>
                {!institution.isOpen && <span className="tag wait">{words.closed}</span>}
                <span className="sub">
                  {words[institution.category]}
                  {institution.city && ` · ${institution.city}`}
                </span>
              </div>
            ))}
            {found.length === 0 && (
              <div role="option" aria-selected={false} aria-disabled="true" tabIndex={-1} className="none">
                {words.institutionNone}
              </div>
            )}
          </div>
        </>
      }
    />
  );
}
