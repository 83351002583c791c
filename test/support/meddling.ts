import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { Database } from '../../lambdas/stores/database';
import { reconnect } from './fresh-database';

/** A connection to the same tables that does something before each of its transactions, given how many these are. */
export function beforeTransactions(database: Database, meddle: (writes: number) => Promise<void> | void): Database {
  const meddled = reconnect(database);
  meddled.client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === 'TransactWriteItemsCommand') {
        await meddle((args.input as { TransactItems?: unknown[] }).TransactItems?.length ?? 0);
      }
      return next(args);
    },
    { step: 'initialize', name: 'meddle' },
  );
  return meddled;
}

/** What DynamoDB says of a transaction of so many writes when another one touches the same items at that moment. */
export function transactionConflict(writes: number): TransactionCanceledException {
  return new TransactionCanceledException({
    message: 'Transaction cancelled, please refer cancellation reasons for specific reasons',
    $metadata: {},
    CancellationReasons: Array.from({ length: writes }, (_, index) => ({
      Code: index === 0 ? 'TransactionConflict' : 'None',
    })),
  });
}

/** A connection on which some transactions meet another one; local engines take one after another. `isDue` says which ones. */
export function withConflicts(database: Database, isDue: () => boolean): Database {
  return beforeTransactions(database, (writes) => {
    if (isDue()) throw transactionConflict(writes);
  });
}
