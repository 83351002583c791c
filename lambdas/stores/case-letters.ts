import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseNumber } from '../../shared/domain/case';
import type { CaseMessage } from '../../shared/domain/case-message';
import { isOnItsWay } from '../../shared/domain/letter-fate';
import { LooseLetter } from '../../shared/domain/loose-letter';
import type { Database } from './database';
import type { Write } from './ledger';
import { queryPage } from './query-page';

export interface LetterPage {
  readonly letters: LooseLetter[];
  readonly next?: string;
}

export interface CaseLetters {
  onTheirWay(rows: number): Promise<LooseLetter[]>;
  unsent(page: string | undefined, rows: number): Promise<LetterPage>;
  forget(letter: LooseLetter): Promise<void>;
}

const ROW = 'ROW#';
const ON_THEIR_WAY = 'CASE-LETTERS#ON-THEIR-WAY';
const UNSENT = 'CASE-LETTERS#UNSENT';

type Named = Pick<LooseLetter, 'number' | 'id' | 'at'>;
const keyIn = (pk: string, { number, id, at }: Named) => ({ pk, sk: `${ROW}${at}#${number}#${id}` });

/**
 * The writes that keep a letter in the list it belongs to, in one transaction with the letter: on its way, not sent, or in
 * neither once it was sent. What is written down before it is sent can so never be forgotten, wherever the process dies.
 */
export function letterWrites(table: string, number: CaseNumber, message: CaseMessage, isNew: boolean): Write[] {
  if (message.direction === 'in') return [];
  const row = LooseLetter.parse({ ...message, number });
  const list = isOnItsWay(message) ? ON_THEIR_WAY : message.unsent === undefined ? undefined : UNSENT;
  const others = [ON_THEIR_WAY, UNSENT].filter((pk) => pk !== list && !isNew);
  return [
    ...(list === undefined ? [] : [{ Put: { TableName: table, Item: { ...keyIn(list, row), ...row } } }]),
    ...others.map((pk) => ({ Delete: { TableName: table, Key: keyIn(pk, row) } })),
  ];
}

/** Letters about cases that were written down and are not known to have been sent. */
export function openCaseLetters({ client, tables }: Database): CaseLetters {
  const TableName = tables.Office;

  async function query(pk: string, page: string | undefined, rows: number): Promise<LetterPage> {
    const list = { table: TableName, pk, prefix: ROW, page, rows };
    const { found: letters, ...rest } = await queryPage(client, list, (item) => LooseLetter.parse(item));
    return { letters, ...rest };
  }

  return {
    /** Those that were written down and neither sent nor given up, oldest first. */
    onTheirWay: async (rows) => (await query(ON_THEIR_WAY, undefined, rows)).letters,

    /** Those that were not sent, or of which nobody can say, oldest first. Refuses `unreadable-page-token`. */
    unsent: (page, rows) => query(UNSENT, page, rows),

    /** Takes a letter out of the unsent: somebody of the staff has seen to it. It stays with its case as it is. */
    async forget(letter) {
      await client.send(new DeleteCommand({ TableName, Key: keyIn(UNSENT, letter) }));
    },
  };
}
