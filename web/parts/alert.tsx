import { type PropsWithChildren, useEffect, useRef } from 'react';

/** Bad news: read out at once, and the place where keyboard users find themselves. */
export function Alert({ id, children }: PropsWithChildren<{ id?: string }>) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} id={id} className="note bad" role="alert" tabIndex={-1}>
      {children}
    </div>
  );
}
