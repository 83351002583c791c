import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Staff } from '../../shared/domain/staff';
import { cancellationOf } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';
import { queryPage } from './query-page';

export interface StaffPage {
  readonly staff: Staff[];
  readonly next?: string;
}

export interface StaffStore {
  add(staff: Staff, also: readonly Write[]): Promise<'added' | 'email-taken'>;
  find(id: string): Promise<Staff | undefined>;
  findByEmail(email: string): Promise<Staff | undefined>;
  list(page: string | undefined, rows: number): Promise<StaffPage>;
  change(before: Staff, after: Staff, also: readonly Write[]): Promise<'changed' | 'changed-meanwhile' | 'last-admin'>;
}

const PREFIX = 'MEMBER#';
const staffKey = (id: string) => ({ pk: 'STAFF', sk: `${PREFIX}${id}` });
const emailKey = (email: string) => ({ pk: `STAFF-EMAIL#${email}`, sk: 'EMAIL' });
/** The ids of the active administrators, so that a write can tell that one of them remains. */
const adminsKey = { pk: 'STAFF', sk: 'ADMINS' };

/** The company's own people; what they prove themselves by is kept apart from them. */
export function openStaff({ client, tables }: Database): StaffStore {
  const table = tables.Agents;

  async function find(id: string): Promise<Staff | undefined> {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: staffKey(id), ConsistentRead: true }));
    return Item === undefined ? undefined : Staff.parse(Item);
  }

  /** Keeps the set of active administrators in step with a person who becomes one or is one no more. */
  function adminWrites(wasAdmin: boolean, isAdmin: boolean, id: string): Write[] {
    if (wasAdmin === isAdmin) return [];
    const one = { TableName: table, Key: adminsKey, ExpressionAttributeNames: { '#ids': 'ids' } };
    const ids = new Set([id]);
    return isAdmin
      ? [{ Update: { ...one, UpdateExpression: 'ADD #ids :ids', ExpressionAttributeValues: { ':ids': ids } } }]
      : [
          {
            Update: {
              ...one,
              UpdateExpression: 'DELETE #ids :ids',
              ConditionExpression: 'size(#ids) > :one',
              ExpressionAttributeValues: { ':ids': ids, ':one': 1 },
            },
          },
        ];
  }

  return {
    /** Adds somebody whose e-mail nobody else of the staff has, with whatever belongs to it. All or nothing. */
    async add(staff, also) {
      const fresh = 'attribute_not_exists(pk)';
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Put: {
                  TableName: table,
                  Item: { ...emailKey(staff.email), staff: staff.id },
                  ConditionExpression: fresh,
                },
              },
              { Put: { TableName: table, Item: { ...staffKey(staff.id), ...staff }, ConditionExpression: fresh } },
              ...adminWrites(false, isActiveAdmin(staff), staff.id),
              ...also,
            ],
          }),
        );
        return 'added';
      } catch (error) {
        if (cancellationOf(error)?.[0] === 'condition') return 'email-taken';
        throw error;
      }
    },

    find,

    async findByEmail(email) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: emailKey(email), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : find(String(Item.staff));
    },

    /** The staff, those added last first. Refuses `unreadable-page-token`. */
    async list(page, rows) {
      const list = { table, pk: 'STAFF', prefix: PREFIX, isNewestFirst: true, page, rows };
      const { found: staff, ...rest } = await queryPage(client, list, (item) => Staff.parse(item));
      return { staff, ...rest };
    },

    /** Changes name, role or activity of somebody who is still as seen; never takes the last active administrator away. */
    async change(before, after, also) {
      const admins = adminWrites(isActiveAdmin(before), isActiveAdmin(after), before.id);
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Put: {
                  TableName: table,
                  Item: { ...staffKey(before.id), ...after, id: before.id, email: before.email },
                  ConditionExpression: '#name = :name AND #role = :role AND isActive = :isActive',
                  ExpressionAttributeNames: { '#name': 'name', '#role': 'role' },
                  ExpressionAttributeValues: {
                    ':name': before.name,
                    ':role': before.role,
                    ':isActive': before.isActive,
                  },
                },
              },
              ...admins,
              ...also,
            ],
          }),
        );
        return 'changed';
      } catch (error) {
        const reasons = cancellationOf(error);
        if (reasons === undefined) throw error;
        if (reasons[0] === 'condition' || reasons.includes('conflict')) return 'changed-meanwhile';
        if (admins.length > 0 && reasons[1] === 'condition') return 'last-admin';
        throw error;
      }
    },
  };
}

function isActiveAdmin({ role, isActive }: Staff): boolean {
  return role === 'admin' && isActive;
}
