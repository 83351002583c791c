import { type PropsWithChildren, useEffect, useRef } from 'react';
import { network } from '../../shared/domain/network';

/** The first page somebody opens keeps the browser's own focus; every later one takes it to its heading. */
let isFirstPage = true;

/** A page: its heading, which takes the focus when one comes from another page (unless a field did), and the document's title. */
export function Page({ title, heading = title, children }: PropsWithChildren<{ title: string; heading?: string }>) {
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const isTaken = top.current?.parentElement?.querySelector(':focus') != null;
    if (!isFirstPage && !isTaken) top.current?.focus({ preventScroll: true });
    isFirstPage = false;
    window.scrollTo(0, 0);
  }, []);
  return (
    <>
      <title>{`${title} · ${network.name}`}</title>
      <h1 ref={top} tabIndex={-1}>
        {heading}
      </h1>
      {children}
    </>
  );
}
