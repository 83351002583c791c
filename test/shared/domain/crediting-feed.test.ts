import { creditingFeed } from '../../../shared/domain/crediting-feed';
import { later } from '../../../shared/domain/instant';
import { aBankAccount, monday } from '../../support/builders';

const polled = (id: string) => ({ id, kind: 'ohvps' as const, url: 'http://127.0.0.1:1', secret: id });
const feeds = [polled('first'), polled('second')];
const cutOver = (feed: string, ms: number) => ({ feed, from: later(monday, ms), setAt: monday });

test('an account without feeds is credited by nobody, and one without a cut-over by its first feed', () => {
  expect(creditingFeed(aBankAccount(), monday)).toBeUndefined();
  expect(creditingFeed(aBankAccount({ feeds }), monday)?.id).toBe('first');
});

test('the moment of a cut-over belongs to the feed it names, and each earlier one to the feed before', () => {
  const account = aBankAccount({ feeds, cutOvers: [cutOver('second', 0), cutOver('first', 1_000)] });
  const at = (ms: number) => creditingFeed(account, later(monday, ms))?.id;
  expect([at(-1), at(0), at(999), at(1_000), at(5_000)]).toEqual(['first', 'second', 'second', 'first', 'first']);
});
