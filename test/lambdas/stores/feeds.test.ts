import { type Feeds, openFeeds } from '../../../lambdas/stores/feeds';
import { later } from '../../../shared/domain/instant';
import { monday } from '../../support/builders';
import { freshDatabase } from '../../support/fresh-database';

let feeds: Feeds;

beforeEach(async () => {
  feeds = openFeeds(await freshDatabase());
});

test('a feed that was never read has no cursor', async () => {
  expect(await feeds.cursor('ziraat-1', 'service')).toBeUndefined();
});

test('each feed of an account keeps the cursor it was last given', async () => {
  await feeds.advance('ziraat-1', 'service', { readTo: monday, deepReadAt: monday });
  await feeds.advance('ziraat-1', 'service', { readTo: later(monday, 60_000), deepReadAt: monday });
  await feeds.advance('isbank-1', 'service', { readTo: monday, deepReadAt: monday });
  expect(await feeds.cursor('ziraat-1', 'service')).toEqual({ readTo: later(monday, 60_000), deepReadAt: monday });
  expect(await feeds.cursor('isbank-1', 'service')).toEqual({ readTo: monday, deepReadAt: monday });
  expect(await feeds.cursor('ziraat-1', 'ohvps')).toBeUndefined();
});

test('the cursors of several feeds are read at once, each with its name', async () => {
  const trouble = { kind: 'timeout', since: monday, at: monday, times: 1 } as const;
  await feeds.advance('ziraat-1', 'service', { readTo: monday, deepReadAt: monday, trouble });
  await feeds.advance('isbank-1', 'ohvps', { readTo: monday, deepReadAt: monday, newestAt: monday });
  const found = await feeds.cursors([
    { account: 'isbank-1', feed: 'ohvps' },
    { account: 'ziraat-1', feed: 'service' },
    { account: 'ziraat-1', feed: 'ohvps' },
  ]);
  expect(found.sort((a, b) => (a.account < b.account ? -1 : 1))).toEqual([
    { account: 'isbank-1', feed: 'ohvps', readTo: monday, deepReadAt: monday, newestAt: monday },
    { account: 'ziraat-1', feed: 'service', readTo: monday, deepReadAt: monday, trouble },
  ]);
});
