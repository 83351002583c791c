import { payBasket } from '../../lambdas/bills/pay';
import { tellAnswers } from '../../lambdas/bills/tell-answers';
import { settlePayments } from '../../lambdas/events/settle-payments';
import { openAgents } from '../../lambdas/stores/agents';
import { openRegisteredIbans } from '../../lambdas/stores/registered-ibans';
import { duties } from '../../lib/duties';
import type { Within } from '../../shared/api/contract';
import { answerCancellation, reportCancellation } from '../../shared/domain/cancel-payment';
import type { CancellationAnswer } from '../../shared/domain/gateway-answer';
import { senderNameKey } from '../../shared/domain/known-name';
import { RegisteredIban } from '../../shared/domain/registered-iban';
import { agentNumber, monday } from '../support/builders';
import { smsOutbox } from '../support/fakes';
import { openLoadingWorld } from '../support/loading-world';
import { expectExactly, notePartitions } from '../support/noted-partitions';
import { openPaymentWorld } from '../support/payments';

const report = { reason: 'Yanlış abone', form: 'form-1', idCopy: 'id-1', reportedBy: 'owner' };

/** The partitions a duty may touch, as `Table pattern`. */
function allowedTo(name: string): string[] {
  const { tables } = duties.find((duty) => duty.name === name)?.needs ?? { tables: {} };
  return Object.entries(tables).flatMap(([table, need]) =>
    (Array.isArray(need) ? need : [need]).flatMap((part: Partial<Within>) =>
      (part.partitions ?? []).map((partition) => `${table} ${partition}`),
    ),
  );
}

test('load-balances is let at the partitions a loading touches, and no others', async () => {
  const world = await openLoadingWorld();
  world.send('BAKIYE 0532 100 00 01');
  world.send('no phone in it');
  world.send('nor in this', { senderIban: 'TR330006100519786457841326', senderName: 'ALİ ÖRNEK' });
  world.send('money that leaves', { amountKurus: -500 });
  await openRegisteredIbans(world.database).register(
    RegisteredIban.parse({
      iban: 'TR330006100519786457841326',
      agent: agentNumber(1),
      senderName: senderNameKey('ALİ ÖRNEK'),
      isActive: true,
      registeredAt: monday,
      registeredBy: 'owner',
    }),
  );
  const [account] = await world.dependencies.bankAccounts.list();
  const second = account?.feeds.map((feed) => ({ ...feed, id: 'second' })) ?? [];
  if (account !== undefined)
    await world.dependencies.bankAccounts.save({ ...account, feeds: [...account.feeds, ...second] });
  const noted = notePartitions(world.database);
  world.switchFaults('ziraat-1', { spoilEvery: 5 });
  world.send('a row that cannot be read');
  const [loading] = await world.load();
  expect(loading).toMatchObject({ credited: 2, suspended: 1, ignored: 1, unreadable: 1 });
  expectExactly(noted, allowedTo('load-balances'));
  await world.close();
});

test('settle-payments is let at the partitions that a settlement and a told answer touch, and no others', async () => {
  const world = await openPaymentWorld();
  const agent = await world.addAgent(100_000);
  const quote = world.quoteFor(agent);
  world.fault(quote, { payment: 'late-refused' });
  const lost = world.quoteFor(agent);
  world.fault(lost, { payment: 'lost-before' });
  const basket = [quote, lost].map((one) => ({ quote: one, part: undefined }));
  await payBasket(basket, world.payer(agent), world.dependencies(), world.clock.now());
  const other = [{ quote: world.quoteFor(agent), part: undefined }];
  const [paid] = await payBasket(other, world.payer(agent), world.dependencies(), world.clock.now());
  if (paid === undefined) throw new Error('nothing was paid');
  const reported = reportCancellation(paid, report, [], world.clock.now());
  const refusal: CancellationAnswer = { kind: 'refused', reason: 'institution-refused' };
  await world.payments.move(paid, answerCancellation(reported, refusal, world.clock.now(), 0).payment);
  world.clock.step(25 * 3_600_000);
  const noted = notePartitions(world.database);
  expect(await settlePayments(world.dependencies())).toMatchObject({ asked: 2, refused: 1, manual: 1 });
  const telling = { ...world.dependencies(), agents: openAgents(world.database), sms: smsOutbox() };
  expect(await tellAnswers(telling, world.clock.now(), () => true)).toMatchObject({ silent: 1 });
  expectExactly(noted, allowedTo('settle-payments'));
  await world.close();
});
