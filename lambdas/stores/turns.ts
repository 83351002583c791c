/** Does work in its turn. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/**
 * Work on one key goes one after another within this process, on different keys side by side: who would race only itself
 * need not. Between processes nothing is decided here.
 */
export function openTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work);
    const end = turn.catch(() => {});
    last.set(key, end);
    try {
      return await turn;
    } finally {
      if (last.get(key) === end) last.delete(key);
    }
  };
}
