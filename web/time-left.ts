import { useEffect, useState } from 'react';
import { serverNowMs } from './clock';

/** Milliseconds until a moment of the server's clock, counted down every second; never below zero. */
export function useTimeLeft(untilMs: number): number {
  const [nowMs, setNowMs] = useState(serverNowMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(serverNowMs()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, untilMs - nowMs);
}
