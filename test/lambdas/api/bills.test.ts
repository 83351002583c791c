import { CollectionFault } from '../../../local/collection/faults';
import type { InquiryResult, ShownPayment } from '../../../shared/api/bills';
import { PAGE_ROWS } from '../../../shared/api/page';
import { dayAfter, dayOf, type Instant, later, startOf } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { QUOTE_LIFE_MS, signQuote } from '../../../shared/domain/quote';
import { type BillsWorld, type Counter, openBillsWorld } from '../../support/bills';
import { monday } from '../../support/builders';
import { institutionNamed } from '../../support/payments';
import { refusal } from '../../support/signing-in';

let world: BillsWorld;
let counter: Counter;
beforeAll(async () => {
  world = await openBillsWorld();
});
beforeEach(async () => {
  world.clock.set(monday);
  world.gateways = world.collections();
  world.collection.faults.clear();
  counter = await world.signIn(10_000_000);
});
afterAll(() => world.close());

/** Signs a new shop in at a moment: sessions left alone all day run out. */
async function signInAt(at: Instant): Promise<void> {
  world.clock.set(at);
  counter = await world.signIn(10_000_000);
}

const midnight = startOf(dayAfter(dayOf(monday)));
const atNight = later(midnight, -15 * 60_000);

const WRITES = /Put|Update|Delete|Transact|BatchWrite/;

/** The sample subscription of an institution. */
function sampleOf(institution: string) {
  const { keys } = institutionNamed(institution);
  return { institution, keys: Object.fromEntries(keys.map(({ name, sample }) => [name, sample])) };
}

async function inquire(...institutions: string[]): Promise<InquiryResult[]> {
  const { body } = await counter.call('inquire', { body: { subscriptions: institutions.map(sampleOf) } });
  return body.results as InquiryResult[];
}

/** The tokens an inquiry offers for the bills of one institution. */
async function offers(institution: string): Promise<string[]> {
  const [result] = await inquire(institution);
  if (result?.outcome !== 'bills') throw new Error(`no bills of ${institution}: ${result?.code}`);
  return result.bills.map(({ quote }) => quote);
}

function paymentsOf({ body }: { readonly body: Readonly<Record<string, unknown>> }): ShownPayment[] {
  return body.payments as ShownPayment[];
}

/** Pays so many bills of 100 TL, one every minute; returns their ids. */
async function payMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const quote = world.quoteFor(counter.agent);
    expect(paymentsOf(await counter.pay(world.sign(quote)))).toMatchObject([{ state: 'paid' }]);
    ids.push(quote.id);
    world.clock.step(60_000);
  }
  return ids;
}

describe('the institutions', () => {
  test('are listed with what a page needs to ask for a subscription, and whether they are open', async () => {
    await signInAt(atNight);
    const institutions = (await counter.call('institutions')).body.institutions as { id: string }[];
    const shown = (id: string) => institutions.find((institution) => institution.id === id);
    expect(shown('kent-su')).toMatchObject({
      name: 'Kent Su',
      category: 'water',
      keys: [{ name: 'subscriber', sample: '4410021', isMandatory: true }],
      isOpen: false,
      opensAt: '2026-11-24T03:00:00.000Z',
    });
    expect(shown('anadolu-gaz')).toMatchObject({ isOpen: true, order: 'any' });
    expect(shown('anadolu-gaz')).not.toHaveProperty('opensAt');
    expect(shown('imbat-elektrik')).toHaveProperty('notice', expect.stringContaining('29 Kasım'));
  });

  test('that are no longer active are not listed', async () => {
    await world.institutions.save({ ...institutionNamed('kare-tv'), isActive: false });
    const { institutions, former } = (await counter.call('institutions')).body as Record<string, { id: string }[]>;
    expect(institutions?.map(({ id }) => id)).not.toContain('kare-tv');
    expect(former).toEqual([{ id: 'kare-tv', name: institutionNamed('kare-tv').name }]);
    expect(await inquire('kare-tv')).toMatchObject([{ outcome: 'refused', code: 'unknown-institution' }]);
    await world.institutions.save(institutionNamed('kare-tv'));
  });
});

describe('an inquiry', () => {
  test('finds the open bills with masked name, fee, commission and a quote for ten minutes, and writes nothing', async () => {
    const { keys } = sampleOf('yildiz-tv');
    world.collection.addBill({
      institution: 'yildiz-tv',
      keys,
      period: '2026-10',
      amountKurus: 25_000,
      dueOn: dayAfter(dayOf(monday), -1),
      subscriberName: 'Mehmet Deneme',
    });
    world.commands.length = 0;
    expect(await inquire('yildiz-tv')).toEqual([
      {
        outcome: 'bills',
        institution: 'yildiz-tv',
        keys,
        subscriber: 'Mehmet D*****',
        expiresAt: later(monday, QUOTE_LIFE_MS),
        bills: [
          {
            quote: expect.any(String),
            id: expect.any(String),
            period: '2026-10',
            dueOn: '2026-11-22',
            isOverdue: true,
            amount: 25_000,
            fee: 350,
            commission: 200,
          },
        ],
      },
    ]);
    expect(world.commands.length).toBeGreaterThan(0);
    expect(world.commands.filter((command) => WRITES.test(command))).toEqual([]);
  });

  test('of several subscriptions answers for each, in their order, whatever is wrong with the others', async () => {
    for (const institution of ['anadolu-gaz', 'hat-telefon', 'posta-telefon', 'isik-internet']) {
      world.quoteFor(counter.agent, { institution });
    }
    await world.institutions.save({ ...institutionNamed('turkuaz-mobil'), gateway: 'unheard-of' });
    const { gateways } = world;
    world.gateways = async (gateway) => {
      if (gateway === 'unheard-of') throw new Error('no such secret');
      return gateways(gateway);
    };
    world.collection.faults.set('hat-telefon', CollectionFault.parse({ inquiry: 'lost' }));
    world.collection.faults.set('posta-telefon', CollectionFault.parse({ inquiry: 'unavailable' }));
    const { body } = await counter.call('inquire', {
      body: {
        subscriptions: [
          sampleOf('turkuaz-mobil'),
          sampleOf('hat-telefon'),
          sampleOf('posta-telefon'),
          sampleOf('isik-internet'),
          { institution: 'anadolu-gaz', keys: { installation: '6001 2301' } },
          { institution: 'anadolu-gaz', keys: { installation: '99999999' } },
          { institution: 'anadolu-gaz', keys: { installation: '6001230' } },
          { institution: 'anadolu-gaz', keys: { installation: '60012301', city: 'Eskişehir' } },
          { institution: 'no-such', keys: {} },
        ],
      },
    });
    expect(body.results).toMatchObject([
      { outcome: 'refused', code: 'gateway-unavailable' },
      { outcome: 'refused', code: 'gateway-unavailable' },
      { outcome: 'refused', code: 'gateway-unavailable' },
      { outcome: 'bills', institution: 'isik-internet' },
      { outcome: 'bills', institution: 'anadolu-gaz', keys: { installation: '60012301' } },
      { outcome: 'refused', code: 'subscription-not-found' },
      { outcome: 'refused', code: 'wrong-key', key: 'installation' },
      { outcome: 'refused', code: 'wrong-key', key: 'city' },
      { outcome: 'refused', institution: 'no-such', code: 'unknown-institution' },
    ]);
    await world.institutions.save(institutionNamed('turkuaz-mobil'));
  });

  test('at night says that the institution is closed and when it opens, without asking it', async () => {
    await signInAt(atNight);
    world.gateways = async () => Promise.reject(new Error('asked in vain'));
    expect(await inquire('kent-su')).toMatchObject([
      { outcome: 'refused', code: 'institution-closed', opensAt: '2026-11-24T03:00:00.000Z' },
    ]);
  });

  test('takes up to fifteen subscriptions', async () => {
    const subscriptions = Array.from({ length: 15 }, () => sampleOf('anadolu-gaz'));
    expect(await counter.call('inquire', { body: { subscriptions } })).toMatchObject({ status: 200 });
    const tooMany = [...subscriptions, sampleOf('anadolu-gaz')];
    for (const wrong of [tooMany, []]) {
      expect(await counter.call('inquire', { body: { subscriptions: wrong } })).toEqual(refusal('invalid-request'));
    }
  });
});

describe('paying', () => {
  test('what an inquiry offered settles it, and asking again shows the same', async () => {
    world.quoteFor(counter.agent, { institution: 'deniz-fiber', amount: kurus(44_900) });
    const tokens = await offers('deniz-fiber');
    const answer = await counter.pay(...tokens);
    const [payment] = paymentsOf(answer);
    expect(payment).toMatchObject({
      state: 'paid',
      institutionName: 'Deniz Fiber',
      amount: 44_900,
      fee: 350,
      commission: 250,
      settledAt: monday,
    });
    expect(await counter.call('payment', { params: { id: payment?.id ?? '' } })).toMatchObject({
      status: 200,
      body: { ...payment },
    });
    expect((await world.account(counter.agent)).balance).toBe(10_000_000 - 45_250);
    expect(await inquire('deniz-fiber')).toMatchObject([{ outcome: 'bills', bills: [] }]);
  });

  test('a double click and a repetition an hour later answer alike', async () => {
    const token = world.sign(world.quoteFor(counter.agent));
    await Promise.all([counter.pay(token), counter.pay(token)]);
    const first = await counter.pay(token);
    world.clock.step(50 * 60_000);
    expect(await counter.pay(token)).toEqual(first);
    expect((await world.account(counter.agent)).entries).toHaveLength(2);
  });

  test('a lost answer leaves the payment pending, with when it is asked for next', async () => {
    const quote = world.quoteFor(counter.agent);
    world.fault(quote, { payment: 'lost-after' });
    expect(paymentsOf(await counter.pay(world.sign(quote)))).toMatchObject([
      { state: 'pending', nextAskAt: expect.any(String) },
    ]);
  });

  test.each([
    ['one letter changed', (token: string) => token.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))],
    ['another signature', (token: string) => `${token.split('.')[0]}.${'A'.repeat(43)}`],
    ['no signature', (token: string) => `${token.split('.')[0]}`],
    ['an empty signature', (token: string) => `${token.split('.')[0]}.`],
    ['something behind it', (token: string) => `${token}.x`],
    ['nothing', () => ''],
  ])('a quote with %s is refused as forged', async (_, forge) => {
    const token = world.sign(world.quoteFor(counter.agent));
    expect(await counter.pay(forge(token))).toEqual(refusal('quote-forged'));
    expect((await world.account(counter.agent)).entries).toHaveLength(1);
  });

  test('a quote signed with a key that is none of ours is refused, whatever it says', async () => {
    const quote = { ...world.quoteFor(counter.agent), amount: kurus(1) };
    expect(await counter.pay(signQuote(quote, Buffer.alloc(32, 8)))).toEqual(refusal('quote-forged'));
  });

  test("another agent's quote is refused, even beside one's own, and nothing is paid", async () => {
    const other = await world.signIn(100_000);
    const foreign = world.sign(world.quoteFor(other.agent));
    const own = world.sign(world.quoteFor(counter.agent));
    expect(await counter.pay(own, foreign)).toEqual(refusal('quote-foreign'));
    for (const { agent } of [counter, other]) expect((await world.account(agent)).entries).toHaveLength(1);
  });

  test.each(['frozen', 'closed'] as const)('is refused to a %s agent', async (state) => {
    const shop = await world.signIn(100_000, { state });
    expect(await shop.pay(world.sign(world.quoteFor(shop.agent)))).toEqual(refusal('agent-not-active'));
    expect((await world.account(shop.agent)).entries).toHaveLength(1);
  });

  test('a newer bill before an older one is refused as the contract announces it', async () => {
    for (const period of ['2026-09', '2026-10']) {
      world.quoteFor(counter.agent, { institution: 'bozkir-elektrik', period });
    }
    const [older = '', newer = ''] = await offers('bozkir-elektrik');
    expect(await counter.pay(newer)).toEqual(refusal('oldest-first', { institution: 'bozkir-elektrik' }));
    expect(paymentsOf(await counter.pay(newer, older))).toMatchObject([{ state: 'paid' }, { state: 'paid' }]);
  });

  test('each other refusal reaches the page with its code', async () => {
    const poor = await world.signIn(10_000, { dailyLimit: kurus(5_000) });
    const rich = await world.signIn(100_000, { dailyLimit: kurus(5_000) });
    const tokenFor = ({ agent }: Counter) => world.sign(world.quoteFor(agent));
    expect(await poor.pay(tokenFor(poor))).toEqual(refusal('insufficient-balance', { missingKurus: 450 }));
    expect(await rich.pay(tokenFor(rich))).toEqual(refusal('daily-limit', { leftKurus: 5_000 }));
    const part = { quote: tokenFor(rich), amount: 100 };
    expect(await rich.pay(part)).toEqual(refusal('amount-not-payable', { institution: 'anadolu-gaz' }));
    const token = tokenFor(counter);
    await counter.pay(token);
    expect(await counter.pay({ quote: token, amount: 100 })).toEqual(refusal('payment-conflict'));
    const late = tokenFor(counter);
    world.clock.step(QUOTE_LIFE_MS);
    expect(await counter.pay(late)).toEqual(refusal('quote-expired'));
  });

  test('more than fifteen bills at once are no request', async () => {
    const tokens = Array.from({ length: 16 }, () => world.sign(world.quoteFor(counter.agent)));
    expect(await counter.pay(...tokens)).toEqual(refusal('invalid-request'));
    expect(paymentsOf(await counter.pay(...tokens.slice(1)))).toHaveLength(15);
  });
});

describe('the payments', () => {
  async function list(query: Record<string, string>) {
    const answer = await counter.call('payments', { query });
    return { ids: paymentsOf(answer).map(({ id }) => id), next: answer.body.next as string | undefined };
  }

  test('come in pages, newest first, without gaps or repetitions', async () => {
    const ids = await payMany(PAGE_ROWS + 3);
    const first = await list({});
    const second = await list({ page: first.next ?? '' });
    expect([first.ids.length, second.ids.length, second.next]).toEqual([PAGE_ROWS, 3, undefined]);
    expect([...first.ids, ...second.ids]).toEqual(ids.toReversed());
  });

  test('of a range are those started on these Istanbul days', async () => {
    await signInAt(later(midnight, -120_000));
    const ids = await payMany(4);
    const [today, tomorrow] = [dayOf(monday), dayOf(midnight)];
    expect((await list({ from: today, to: today })).ids).toEqual([ids[1], ids[0]]);
    expect((await list({ from: tomorrow })).ids).toEqual([ids[3], ids[2]]);
    expect((await list({ to: today })).ids).toEqual([ids[1], ids[0]]);
    expect((await list({ from: today, to: tomorrow })).ids).toEqual(ids.toReversed());
    expect((await list({ from: dayAfter(tomorrow) })).ids).toEqual([]);
  });

  test('offered before midnight and paid after it belong to the day they were paid on', async () => {
    await signInAt(later(midnight, -1));
    const quote = world.quoteFor(counter.agent);
    world.clock.step(1);
    await counter.pay(world.sign(quote));
    expect((await list({ from: dayOf(midnight) })).ids).toEqual([quote.id]);
    expect((await list({ to: dayOf(monday) })).ids).toEqual([]);
  });

  test('of a range that ends before it begins are none', async () => {
    await payMany(1);
    expect(await list({ from: '2026-11-25', to: '2026-11-20' })).toEqual({ ids: [], next: undefined });
  });

  test('with a page of another list or another range are refused', async () => {
    await payMany(PAGE_ROWS + 1);
    const { next = '' } = await list({});
    const elsewhere = { from: '2026-11-24', to: '2026-11-30', page: next };
    for (const query of [elsewhere, { page: 'nonsense' }]) {
      expect(await counter.call('payments', { query })).toEqual(refusal('unreadable-page-token'));
    }
  });

  test('of another agent are neither listed nor found', async () => {
    const [id = ''] = await payMany(1);
    const other = await world.signIn(100_000);
    expect((await other.call('payments')).body).toEqual({ payments: [] });
    expect(await other.call('payment', { params: { id } })).toEqual(refusal('not-found'));
    expect(await counter.call('payment', { params: { id } })).toMatchObject({ status: 200 });
    expect(await counter.call('payment', { params: { id: 'nonsense' } })).toEqual(refusal('invalid-request'));
  });
});

describe('the favourites', () => {
  const mother = { id: 'annemin-evi', name: ' Annemin evi ', subscription: sampleOf('kent-su') };

  test('are kept, renamed and dropped, each agent its own', async () => {
    expect(await counter.call('keepFavourite', { body: mother })).toMatchObject({ status: 200 });
    const other = await world.signIn(0);
    expect((await other.call('favourites')).body).toEqual({ favourites: [] });
    expect((await counter.call('favourites')).body).toEqual({ favourites: [{ ...mother, name: 'Annemin evi' }] });
    await counter.call('keepFavourite', { body: { ...mother, name: 'Yazlık' } });
    expect((await counter.call('favourites')).body).toMatchObject({ favourites: [{ name: 'Yazlık' }] });
    await other.call('dropFavourite', { params: { id: mother.id } });
    expect((await counter.call('favourites')).body).toMatchObject({ favourites: [{ id: mother.id }] });
    await counter.call('dropFavourite', { params: { id: mother.id } });
    expect((await counter.call('favourites')).body).toEqual({ favourites: [] });
  });

  test('keep their keys without blanks, and are refused where they do not fit', async () => {
    const keep = (subscription: object) => counter.call('keepFavourite', { body: { ...mother, subscription } });
    await keep({ institution: 'kent-su', keys: { subscriber: '44 100 21' } });
    expect((await counter.call('favourites')).body).toMatchObject({
      favourites: [{ subscription: { keys: { subscriber: '4410021' } } }],
    });
    expect(await keep({ institution: 'kent-su', keys: { subscriber: '4' } })).toEqual(
      refusal('wrong-key', { key: 'subscriber' }),
    );
    expect(await keep({ institution: 'no-such', keys: {} })).toEqual(
      refusal('unknown-institution', { institution: 'no-such' }),
    );
  });
});
