import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AgentNumber } from '../../shared/domain/agent';
import { Instant } from '../../shared/domain/instant';
import { senderNameKey } from '../../shared/domain/known-name';
import type { SenderHistory } from '../../shared/domain/suggestion';
import type { Transfer } from '../../shared/domain/transfer';
import { isConditionFailure } from './conflict';
import type { Database } from './database';
import type { Write } from './ledger';

type Sender = Pick<Transfer, 'senderIban' | 'senderName'>;

export interface Senders {
  histories(sender: Sender): Promise<SenderHistory[]>;
  loadedFrom(iban: string): Promise<Set<AgentNumber>>;
  confirmWrites(sender: Sender, agent: AgentNumber, by: 1 | -1, at: Instant): Write[];
  countLoad(sender: Sender, agent: AgentNumber, seq: number, at: Instant): Promise<void>;
}

/** How often a sender's money went to an agent: by itself, or by the hand of the staff. */
const Count = z.object({ agent: AgentNumber, times: z.int(), lastAt: Instant, seq: z.int().optional() });
type Kind = SenderHistory['by'];

/** More agents than this share a sender only where it is a wallet; such a sender suggests nobody. */
const MOST_AGENTS = 20;
const [LOADS, CONFIRMED] = ['LOADS#', 'CONFIRMED#'] as const;

/**
 * What is remembered of senders, by IBAN and by name. Loadings that came by themselves are counted at night from the
 * ledger, since a credit must not cost a write more; the staff's are written with their decision.
 */
export function openSenders({ client, tables }: Database): Senders {
  const table = tables.Transactions;

  async function read(partition: string) {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partition },
        Limit: 2 * MOST_AGENTS,
      }),
    );
    return Items.map((item) => ({ ...Count.parse(item), isConfirmed: String(item.sk).startsWith(CONFIRMED) }));
  }

  async function historiesBy(by: Kind, partition: string): Promise<SenderHistory[]> {
    const byAgent = new Map<AgentNumber, SenderHistory>();
    for (const { agent, times, lastAt, isConfirmed } of await read(partition)) {
      const known = byAgent.get(agent) ?? { agent, by, loads: 0, confirmed: 0, lastAt };
      byAgent.set(agent, {
        ...known,
        ...(isConfirmed ? { confirmed: times } : { loads: times }),
        lastAt: lastAt > known.lastAt ? lastAt : known.lastAt,
      });
    }
    const histories = [...byAgent.values()].filter(({ loads, confirmed }) => loads + confirmed > 0);
    return histories.length >= MOST_AGENTS ? [] : histories;
  }

  return {
    /** To which agents this sender's money went before. */
    async histories(sender) {
      const found = await Promise.all(partitionsOf(sender).map(([by, partition]) => historiesBy(by, partition)));
      return found.flat();
    },

    /** The agents that money from an IBAN went to. */
    async loadedFrom(iban) {
      const counts = await read(ibanPartition(iban));
      return new Set(counts.filter(({ times }) => times > 0).map(({ agent }) => agent));
    },

    /** The writes that remember a decision of the staff for an agent, or, with -1, forget one taken back. */
    confirmWrites: (sender, agent, by, at) =>
      partitionsOf(sender).map(([, pk]) => ({
        Update: {
          TableName: table,
          Key: { pk, sk: `${CONFIRMED}${agent}` },
          UpdateExpression: 'SET #agent = :agent, lastAt = :at ADD #times :by',
          ExpressionAttributeNames: { '#agent': 'agent', '#times': 'times' },
          ExpressionAttributeValues: { ':agent': agent, ':at': at, ':by': by },
        },
      })),

    /**
     * Counts a loading that came by itself, once: an account's entries come in their order, so one that is not behind the
     * last counted has been counted.
     */
    async countLoad(sender, agent, seq, at) {
      for (const [, pk] of partitionsOf(sender)) {
        const known = (await read(pk)).find((count) => count.agent === agent && !count.isConfirmed);
        if (known?.seq !== undefined && known.seq >= seq) continue;
        const Item = { pk, sk: `${LOADS}${agent}`, agent, times: (known?.times ?? 0) + 1, lastAt: at, seq };
        try {
          await client.send(
            new PutCommand({
              TableName: table,
              Item,
              ConditionExpression: known === undefined ? 'attribute_not_exists(pk)' : 'seq = :seq',
              ...(known === undefined ? {} : { ExpressionAttributeValues: { ':seq': known.seq } }),
            }),
          );
        } catch (error) {
          // Another run of the night counts the same entries.
          if (!isConditionFailure(error)) throw error;
        }
      }
    },
  };
}

const ibanPartition = (iban: string) => `SENDER#IBAN#${iban}`;

function partitionsOf({ senderIban, senderName }: Sender): [Kind, string][] {
  const name = senderName === undefined ? '' : senderNameKey(senderName);
  return [
    ...(senderIban === undefined ? [] : [['iban', ibanPartition(senderIban)] as [Kind, string]]),
    ...(name === '' ? [] : [['name', `SENDER#NAME#${name}`] as [Kind, string]]),
  ];
}
