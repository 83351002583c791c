import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { StatementFile, StatementFileHead } from '../../shared/domain/statement-file';
import type { Database } from './database';
import { queryPage } from './query-page';

type FileKey = Pick<StatementFile, 'account' | 'id'>;

export interface StatementFilePage {
  readonly files: StatementFileHead[];
  readonly next?: string;
}

export interface StatementFiles {
  find(key: FileKey): Promise<StatementFile | undefined>;
  save(file: StatementFile): Promise<void>;
  page(page: string | undefined, rows: number): Promise<StatementFilePage>;
}

const LIST = 'STATEMENT-FILES';
const keyOf = ({ account, id }: FileKey) => ({ pk: `STATEMENT-FILE#${id}`, sk: account });

/** The statement files that came, each with what was understood of it, and again as a row of the list. */
export function openStatementFiles({ client, tables }: Database): StatementFiles {
  const table = tables.Office;
  return {
    /** Consistent: whether a file is known decides what is done with it. */
    async find(key) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyOf(key), ConsistentRead: true }));
      return Item === undefined ? undefined : StatementFile.parse(Item);
    },

    /** Puts a file, or what a new reading of it came to. `receivedAt` stays its place in the list. */
    async save(file) {
      const row = { pk: LIST, sk: `${file.receivedAt}#${file.account}#${file.id}` };
      await client.send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName: table, Item: { ...keyOf(file), ...StatementFile.parse(file) } } },
            { Put: { TableName: table, Item: { ...row, ...StatementFileHead.parse(file) } } },
          ],
        }),
      );
    },

    /** Newest first. Refuses `unreadable-page-token`. */
    async page(page, rows) {
      const list = { table, pk: LIST, isNewestFirst: true, page, rows };
      const { found: files, ...rest } = await queryPage(client, list, (item) => StatementFileHead.parse(item));
      return { files, ...rest };
    },
  };
}
