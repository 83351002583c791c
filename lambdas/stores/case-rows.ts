import { type Case, CaseRow } from '../../shared/domain/case';
import type { Write } from './ledger';

/** What the sort keys of rows begin with. */
export const ROW = 'ROW#';
/** Behind every time: nothing will move the case on. */
const NEVER = '9999-12-31T00:00:00.000Z';

/** Open cases queue by when they came, the others by when the clock moves them on. */
function stateKey({ state, receivedAt, dueAt, number }: Case) {
  const at = state === 'received' || state === 'in-review' ? receivedAt : (dueAt ?? NEVER);
  return { pk: `CASES#${state}`, sk: `${ROW}${at}#${number}` };
}

function agentKey({ agent, receivedAt, number }: Case) {
  return agent === undefined ? undefined : { pk: `CASES-OF#${agent}`, sk: `${ROW}${receivedAt}#${number}` };
}

function keysOf(one: Case) {
  return [stateKey(one), agentKey(one)].filter((key) => key !== undefined);
}

/**
 * The writes that keep a case's rows where they belong: one in the list of its state and, where it is known, one in its
 * agent's. They go into one transaction with the case, so that a list is one query and never behind.
 */
export function rowWrites(table: string, before: Case | undefined, after: Case): Write[] {
  const kept = keysOf(after);
  const gone = (before === undefined ? [] : keysOf(before)).filter(
    (key) => !kept.some(({ pk, sk }) => pk === key.pk && sk === key.sk),
  );
  return [
    ...kept.map((key) => ({ Put: { TableName: table, Item: { ...key, ...CaseRow.parse(after) } } })),
    ...gone.map((Key) => ({ Delete: { TableName: table, Key } })),
  ];
}
