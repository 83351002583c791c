import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { suppressionsAfter } from '../../shared/domain/mail-suppression';
import { readMailFeedback } from '../gateways/mail-feedback';
import { metrics } from '../runtime/observe';
import { onMessages } from '../runtime/queue';
import { openDatabase } from '../stores/database';
import { type MailSuppressions, openMailSuppressions } from '../stores/mail-suppressions';

/** Notes whom to write to no more after what the mail service tells. Told twice, it is noted once. Returns how many are new. */
export async function noteBounces(
  json: string,
  { suppressions }: { suppressions: Pick<MailSuppressions, 'add'> },
): Promise<number> {
  let added = 0;
  for (const suppression of suppressionsAfter(readMailFeedback(json))) {
    if ((await suppressions.add(suppression)) === 'added') added += 1;
  }
  return added;
}

const suppressions = openMailSuppressions(openDatabase(process.env));

export const handler = onMessages(async (body) => {
  metrics.addMetric('AddressesSuppressed', MetricUnit.Count, await noteBounces(body, { suppressions }));
});
