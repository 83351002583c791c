import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Institution } from '../../shared/domain/institution';
import type { Database } from './database';
import type { Write } from './ledger';
import { queryItems } from './query-items';
import { readItems } from './read-items';
import { Version, versionedPut, writeVersioned } from './versioned';

/** An institution and how often it was changed. */
export interface VersionedInstitution {
  readonly institution: Institution;
  readonly version: Version;
}

export interface Institutions {
  list(): Promise<Institution[]>;
  listVersioned(): Promise<VersionedInstitution[]>;
  find(id: Institution['id']): Promise<VersionedInstitution | undefined>;
  findAll(ids: readonly Institution['id'][]): Promise<Map<Institution['id'], Institution>>;
  save(institution: Institution): Promise<void>;
  change(institution: Institution, seen: Version, telling: readonly Write[]): Promise<boolean>;
}

const keyOf = (id: string) => ({ pk: 'INSTITUTIONS', sk: id });

/** Whose bills can be paid: some hundred, so they are one partition. */
export function openInstitutions(database: Database): Institutions {
  const { client, tables } = database;
  const table = tables.Office;
  const listVersioned = async () => {
    const institutions: VersionedInstitution[] = [];
    const every = {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'INSTITUTIONS' },
    };
    for await (const item of queryItems(client, every)) institutions.push(versioned(item));
    return institutions;
  };
  return {
    listVersioned,

    list: async () => (await listVersioned()).map(({ institution }) => institution),

    /** Read as it is now: for whoever is about to change it. */
    async find(id) {
      const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyOf(id), ConsistentRead: true }));
      return Item && versioned(Item);
    },

    /** Those of these that exist, by id. */
    async findAll(ids) {
      const items = await readItems(client, table, ids.map(keyOf));
      return new Map(items.map((item) => [String(item.sk), Institution.parse(item)]));
    },

    /** Puts an institution whatever stood there: for whoever sets a network up. */
    async save(institution) {
      await client.send(new PutCommand({ TableName: table, Item: { ...keyOf(institution.id), ...institution } }));
    },

    /** Puts one in the place of the version somebody saw, with the writes that tell of it; false when it had changed. */
    change: (institution, seen, telling) =>
      writeVersioned(
        database,
        versionedPut(table, { ...keyOf(institution.id), ...Institution.parse(institution) }, seen),
        telling,
      ),
  };
}

function versioned(item: Record<string, unknown>): VersionedInstitution {
  return { institution: Institution.parse(item), version: Version.parse(item.version ?? 0) };
}
