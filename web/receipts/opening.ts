import { useState } from 'react';
import { openFile } from '../parts/open-file';

/** Opens one file at a time, and keeps why the last one could not be had. */
export function useOpening() {
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const open = async (ask: () => Parameters<typeof openFile>[0]) => {
    setRunning(true);
    setFailure(undefined);
    try {
      await openFile(ask());
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  return { isRunning, failure, open };
}
