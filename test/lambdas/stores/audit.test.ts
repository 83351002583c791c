import { ulid } from 'ulid';
import { openAudit } from '../../../lambdas/stores/audit';
import type { AuditEntry } from '../../../shared/domain/audit';
import { dayOf, later, msOf } from '../../../shared/domain/instant';
import { monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

function anEntry(minutes: number, subject = 'agent:63100001'): AuditEntry {
  const at = later(monday, minutes * 60_000);
  const by = { id: 'deniz00001', name: 'Deniz Kurgu' };
  return { id: ulid(msOf(at)), at, by, action: 'agent.frozen', subject, details: { reason: 'Şüpheli işlem' } };
}

test('an entry is found under its day and under what it is about, newest first', async () => {
  const audit = openAudit(await freshDatabase());
  const [first, other, last] = [anEntry(0), anEntry(1, 'case:K26-000001'), anEntry(2)];
  for (const entry of [first, other, last]) await audit.record(entry);
  expect((await audit.ofDay(dayOf(monday), undefined, 20)).entries).toEqual([last, other, first]);
  expect((await audit.ofSubject('agent:63100001', undefined, 20)).entries).toEqual([last, first]);
  expect((await audit.ofSubject('agent:63100002', undefined, 20)).entries).toEqual([]);
});

test('a long day comes page by page', async () => {
  const audit = openAudit(await freshDatabase());
  const entries = [0, 1, 2].map((minute) => anEntry(minute));
  for (const entry of entries) await audit.record(entry);
  const first = await audit.ofDay(dayOf(monday), undefined, 2);
  const second = await audit.ofDay(dayOf(monday), first.next, 2);
  expect([...first.entries, ...second.entries]).toEqual(entries.toReversed());
  expect(second.next).toBeUndefined();
});

test('what was told once is never told over', async () => {
  const audit = openAudit(await freshDatabase());
  const entry = anEntry(0);
  await audit.record(entry);
  await expect(audit.record({ ...entry, details: { reason: 'another' } })).rejects.toThrow();
  expect((await audit.ofDay(dayOf(monday), undefined, 20)).entries).toEqual([entry]);
});
