import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AgentNumber } from '../../shared/domain/agent';
import { type CaseKind, CaseNumber, CaseRow, type CaseState } from '../../shared/domain/case';
import type { Instant } from '../../shared/domain/instant';
import { ROW } from './case-rows';
import type { Database } from './database';
import { readPageToken, writePageToken } from './page-token';

export interface CasePage {
  readonly cases: CaseRow[];
  readonly next?: string;
}

/** Which cases of a state a list shows. */
export interface CaseFilter {
  readonly kind?: CaseKind | undefined;
  readonly agent?: AgentNumber | undefined;
  /** Those this one of the staff works on. */
  readonly clerk?: string | undefined;
}

/** How many cases of each kind are in a state; `isMore`: so many at least. */
export interface CaseCount {
  readonly kinds: Readonly<Partial<Record<CaseKind, number>>>;
  readonly isMore: boolean;
}

export interface CaseLists {
  ofState(state: CaseState, filter: CaseFilter, page: string | undefined, rows: number): Promise<CasePage>;
  ofAgent(agent: AgentNumber, page: string | undefined, rows: number): Promise<CasePage>;
  count(state: CaseState): Promise<CaseCount>;
  due(state: CaseState, until: Instant, rows: number): Promise<CaseNumber[]>;
}

/** How many rows are read at once where most of them may be passed over. */
const SIFTED_ROWS = 100;
/** How many rows a filtered list looks at before it gives a shorter page. */
const MOST_SIFTED = 400;
/** How many rows of a state are counted one by one. */
const MOST_COUNTED = 2_000;

/** Lists of cases, by the rows that every change of a case moves with it. */
export function openCaseLists({ client, tables }: Database): CaseLists {
  async function query(
    partition: string,
    rows: number,
    {
      after,
      until = '~',
      isNewestFirst = false,
    }: { after?: string | undefined; until?: string; isNewestFirst?: boolean },
  ) {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tables.Office,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
        ExpressionAttributeValues: { ':pk': partition, ':low': ROW, ':high': `${ROW}${until}` },
        ...(after === undefined ? {} : { ExclusiveStartKey: { pk: partition, sk: after } }),
        ScanIndexForward: !isNewestFirst,
        Limit: rows,
      }),
    );
    const found = Items.map((item) => ({ key: String(item.sk), row: CaseRow.parse(item) }));
    return { found, last: LastEvaluatedKey === undefined ? undefined : String(LastEvaluatedKey.sk) };
  }

  return {
    /**
     * The cases of a state: open ones oldest first, decided and closed ones by when the clock moves them on. A filter that
     * leaves few gives short pages, rather than look at everything. Refuses `unreadable-page-token`.
     */
    async ofState(state, filter, page, rows) {
      const isFiltered = Object.values(filter).some((value) => value !== undefined);
      const cases: CaseRow[] = [];
      let after = page === undefined ? undefined : readPageToken(page, ROW);
      for (let seen = 0; seen < MOST_SIFTED; ) {
        const { found, last } = await query(`CASES#${state}`, isFiltered ? SIFTED_ROWS : rows, { after });
        const wanted = found.filter(({ row }) => isWanted(row, filter));
        const taken = wanted.slice(0, rows - cases.length);
        cases.push(...taken.map(({ row }) => row));
        if (wanted.length > taken.length) return { cases, next: writePageToken(taken.at(-1)?.key ?? ROW) };
        if (last === undefined) return { cases };
        after = last;
        if (cases.length === rows) break;
        seen += found.length;
      }
      return after === undefined ? { cases } : { cases, next: writePageToken(after) };
    },

    /** An agent's cases, newest first. Refuses `unreadable-page-token`. */
    async ofAgent(agent, page, rows) {
      const after = page === undefined ? undefined : readPageToken(page, ROW);
      const { found, last } = await query(`CASES-OF#${agent}`, rows, { after, isNewestFirst: true });
      const cases = found.map(({ row }) => row);
      return last === undefined ? { cases } : { cases, next: writePageToken(last) };
    },

    async count(state) {
      const kinds: Partial<Record<CaseKind, number>> = {};
      let after: string | undefined;
      for (let seen = 0; seen < MOST_COUNTED; ) {
        const { found, last } = await query(`CASES#${state}`, 500, { after });
        for (const { row } of found) kinds[row.kind] = (kinds[row.kind] ?? 0) + 1;
        if (last === undefined) return { kinds, isMore: false };
        after = last;
        seen += found.length;
      }
      return { kinds, isMore: true };
    },

    /** The cases of a state that the clock should have moved on by a moment, longest due first. */
    async due(state, until, rows) {
      const { found } = await query(`CASES#${state}`, rows, { until: `${until}~` });
      return found.map(({ row }) => CaseNumber.parse(row.number));
    },
  };
}

function isWanted(row: CaseRow, { kind, agent, clerk }: CaseFilter): boolean {
  return (
    (kind === undefined || row.kind === kind) &&
    (agent === undefined || row.agent === agent) &&
    (clerk === undefined || row.claimedBy?.id === clerk)
  );
}
