import { Link, useLocation } from 'react-router';
import { usePartWords } from '../words/parts';
import { newerStep, olderStep, readTrail } from './trail';

/** The ways to newer and older entries; nothing when all fit on one page. */
export function Pager({ page, next }: { page: string | undefined; next: string | undefined }) {
  const words = usePartWords();
  const { search, state } = useLocation();
  const here = { page, trail: readTrail(state) };
  const newer = newerStep(here);
  const older = next === undefined ? undefined : olderStep(here, next);
  if (newer === undefined && older === undefined) return null;
  const link = (step: NonNullable<typeof newer>, text: string) => (
    <Link className="btn plain" to={{ search: withPage(search, step.page) }} state={{ trail: step.trail }}>
      {text}
    </Link>
  );
  return (
    <nav className="row pager" aria-label={words.pages}>
      {newer ? link(newer, here.trail.length === 0 ? words.newest : words.newer) : <span />}
      {older && link(older, words.older)}
    </nav>
  );
}

function withPage(search: string, page: string | undefined): string {
  const parameters = new URLSearchParams(search);
  if (page === undefined) parameters.delete('page');
  else parameters.set('page', page);
  return parameters.toString();
}
