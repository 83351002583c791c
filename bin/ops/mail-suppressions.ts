import type { Database } from '../../lambdas/stores/database';
import { openMailSuppressions } from '../../lambdas/stores/mail-suppressions';
import type { MailSuppression } from '../../shared/domain/mail-suppression';

/** The addresses nothing is sent to. */
export async function listSuppressions(database: Database): Promise<MailSuppression[]> {
  const suppressions: MailSuppression[] = [];
  for await (const suppression of openMailSuppressions(database).list()) suppressions.push(suppression);
  return suppressions;
}

/** The addresses for people, one a line. */
export function describeSuppressions(suppressions: readonly MailSuppression[]): string {
  if (suppressions.length === 0) return 'mail goes to every address';
  return suppressions
    .map(({ address, why, at, detail }) => [`${at} ${address} ${why}`, detail].filter(Boolean).join(': '))
    .join('\n');
}
