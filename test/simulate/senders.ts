import { plainPhone } from '../../shared/domain/phone';
import { type Dice, WRITINGS } from '../support/descriptions';
import type { Network, Shop } from './network';
import type { Kind, Truth } from './truth';

/** Those who send money to the company's accounts. */
export interface Senders {
  /** Somebody sends something. */
  send(): void;
  /** A shop loads its balance as it should. */
  load(shop: Shop): void;
  /** The bank pays something out, under a reference that staff noted. */
  payOut(account: string, amountKurus: number, text: string): string;
}

const KINDS: readonly (readonly [Kind, number])[] = [
  ['plain', 58],
  ['twin', 6],
  ['one digit wrong', 8],
  ['large, one digit wrong', 4],
  ['no phone', 6],
  ['two phones', 4],
  ['frozen agent', 4],
  ['foreign currency', 2],
  ['reversal', 4],
  ['debit', 4],
];

type Order = Partial<Parameters<Network['bank']['book']>[0]> & { readonly description: string };

const ACCOUNTS = ['ziraat-1', 'isbank-1', 'vakifbank-1'] as const;

export function openSenders({ bank, shops }: Pick<Network, 'bank' | 'shops'>, truth: Truth, dice: Dice): Senders {
  const { roll, pick } = dice;
  const active = shops.slice(0, -1);
  const [frozen] = shops.slice(-1);
  if (frozen === undefined || active.length < 2) throw new Error('a network has at least three shops');
  const lira = (most: number) => 2_000 + roll(most - 2_000);

  const anyShop = (): Shop => active[roll(active.length)] ?? frozen;

  const tenOf = ({ owner }: Shop) => plainPhone(owner.phone).slice(-10);
  const written = (shop: Shop) =>
    `${pick(['BAKIYE', 'bakiye yükleme', 'Tel', ''])} ${pick(WRITINGS)(tenOf(shop))}`.trim();

  /** A slip that makes the number nobody's: the tests' phones have a one there. */
  function mistyped(shop: Shop): string {
    const ten = tenOf(shop);
    return `BAKIYE 0${ten.slice(0, 3)}${2 + roll(8)}${ten.slice(4)}`;
  }

  function book(shop: Shop, { description, ...more }: Order) {
    const order = {
      account: pick(ACCOUNTS),
      amountKurus: lira(300_000),
      kind: pick(['FAST', 'EFT', 'HAVALE'] as const),
      senderName: shop.owner.name,
      senderIban: `TR12000620000000000${String(shop.index).padStart(7, '0')}`,
      ...more,
    };
    return bank.book({ ...order, description });
  }

  /** What somebody orders, and for whom it is where not for the shop alone. */
  const ways: Readonly<Record<Kind, (shop: Shop) => Order & { readonly shops?: readonly Shop[] }>> = {
    plain: (shop) => ({ description: written(shop) }),
    twin: (shop) => ({ description: written(shop), count: 2 }),
    'one digit wrong': (shop) => ({ description: mistyped(shop) }),
    'large, one digit wrong': (shop) => ({ description: mistyped(shop), amountKurus: 1_000_001 + roll(2_000_000) }),
    'no phone': () => ({ description: 'bakiye yükleme' }),
    'two phones': (shop) => {
      const other = active.find(({ index }) => index !== shop.index) ?? shop;
      return { description: `${written(shop)} ve ${written(other)}`, shops: [shop, other] };
    },
    'frozen agent': () => ({ description: written(frozen), shops: [frozen] }),
    'foreign currency': (shop) => ({ description: written(shop), account: 'doviz-1' }),
    reversal: (shop) => ({ description: written(shop), amountKurus: -lira(50_000), isReversal: true }),
    debit: () => ({ description: 'HAVALE ÜCRETİ', amountKurus: -(1 + roll(2_000)), kind: 'OTHER', shops: [] }),
  };

  function sendOf(kind: Kind, shop: Shop): void {
    const { shops: whose = [shop], ...order } = ways[kind](shop);
    const movements = book(shop, order);
    truth.send(
      movements,
      kind,
      whose.map(({ index }) => index),
    );
  }

  return {
    send() {
      let ticket = roll(100);
      const drawn = KINDS.find(([, share]) => {
        ticket -= share;
        return ticket < 0;
      });
      sendOf(drawn?.[0] ?? 'plain', anyShop());
    },
    load: (shop) => truth.send(book(shop, { description: written(shop), amountKurus: 400_000 }), 'plain', [shop.index]),
    payOut(account, amountKurus, text) {
      const booked = bank.book({ account, amountKurus: -amountKurus, description: text, kind: 'EFT' });
      truth.send(booked, 'debit', []);
      return booked[0]?.reference ?? '';
    },
  };
}
