import { openRegisteredIbans } from '../../../lambdas/stores/registered-ibans';
import { api } from '../../../shared/api';
import type { AgentState } from '../../../shared/domain/agent';
import { later } from '../../../shared/domain/instant';
import { kurus } from '../../../shared/domain/kurus';
import { Iban, RegisteredIban } from '../../../shared/domain/registered-iban';
import type { Transfer } from '../../../shared/domain/transfer';
import { agentNumber, aMovement, aShop, monday, phoneNumber } from '../../support/builders';
import { type Desk, openDesk } from '../../support/desk';
import { checkAnswer, invoke } from '../../support/portal';
import { refusal } from '../../support/signing-in';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

/** The phone of the first shop, two of its digits swapped. */
const WRONG = 'Gönd: AYŞE ÖRNEK 0532 100 00 10 bakiye';
const at = ({ account, id }: Transfer) => ({ account, id });
const all = (amount: number, shop = 1) => [{ agent: agentNumber(shop), amount }];
const toFirst = (transfer: Transfer, note?: string) =>
  desk.finance('credit', { params: at(transfer), body: { shares: all(transfer.amount), ...(note && { note }) } });
const numbersOf = (body: Readonly<Record<string, unknown>>) =>
  (body.suggestions as { agent: { number: string } }[]).map(({ agent }) => agent.number);

describe('what the desk shows', () => {
  test('the queue, oldest first, in pages', async () => {
    for (let index = 0; index < 21; index += 1) await desk.suspend('bakiye');
    const { body } = await desk.finance('queue');
    expect(body.rows).toHaveLength(20);
    expect((body.rows as object[])[0]).toMatchObject({
      id: 't1',
      bank: 'Ziraat Bankası',
      isClaimed: false,
      isProposed: false,
    });
    const next = await desk.finance('queue', { query: { page: String(body.next) } });
    expect(next.body).toMatchObject({ rows: [{ id: 't21' }] });
    expect(await desk.finance('queue', { query: { page: 'bnVyc2U' } })).toEqual(refusal('unreadable-page-token'));
  });

  test('a transfer with its phones highlighted, and the agent it may be for', async () => {
    const transfer = await desk.suspend('Gönd: AYŞE ÖRNEK 0532 100 00 10 için 0532 999 88 77', {
      senderName: 'AYŞE ÖRNEK',
    });
    const { body } = await desk.finance('transfer', { params: at(transfer) });
    const marked = (body.highlights as { start: number; end: number; kind: string }[]).map(({ start, end, kind }) => [
      transfer.description.slice(start, end),
      kind,
    ]);
    expect(marked).toEqual([
      ['0532 100 00 10', 'phone'],
      ['0532 999 88 77', 'phone'],
    ]);
    expect((body.suggestions as object[])[0]).toMatchObject({
      agent: { number: agentNumber(1), code: '0001', title: 'Örnek İletişim', state: 'active' },
      evidence: [
        { kind: 'phone', slip: 'swapped' },
        { kind: 'name', likeness: 1 },
      ],
    });
    expect(body).toMatchObject({ state: 'suspense', isCreditable: true, secondPersonAbove: 1_000_000 });
  });

  test('agent numbers, codes, claims and registered IBANs suggest; a closed agent never does', async () => {
    const iban = Iban.parse('TR330006100519786457841326');
    const registration = { iban, agent: agentNumber(2), senderName: 'x', registeredAt: monday, registeredBy: 'u' };
    await openRegisteredIbans(desk.database).register(RegisteredIban.parse({ ...registration, isActive: true }));
    const transfer = await desk.suspend(`temsilci kodu 0003 ${agentNumber(1)}`, { senderIban: iban });
    expect(numbersOf((await desk.finance('transfer', { params: at(transfer) })).body)).toEqual(
      [2, 1, 3].map(agentNumber),
    );
    await desk.agents.setState(aShop(1).agent, 'closed');
    expect(numbersOf((await desk.finance('transfer', { params: at(transfer) })).body)).toEqual([2, 3].map(agentNumber));
  });

  test('there is nothing to show of what is not there', async () => {
    expect(await desk.finance('transfer', { params: { account: 'ziraat-1', id: 'x' } })).toEqual(refusal('not-found'));
  });

  test('agents are found by name and by phone', async () => {
    const found = async (text: string) =>
      ((await desk.finance('agents', { query: { text } })).body.agents as { number: string }[]).map(
        ({ number }) => number,
      );
    expect(await found(phoneNumber(2))).toEqual([agentNumber(2)]);
    expect(await found('ilet')).toEqual([1, 2, 3].map(agentNumber));
  });
});

describe('crediting', () => {
  test('a suggested agent needs no note: the audit trail tells who and for which reasons', async () => {
    const transfer = await desk.suspend(WRONG, { senderName: 'AYŞE ÖRNEK' });
    expect(await toFirst(transfer)).toMatchObject({
      status: 200,
      body: {
        state: 'credited',
        agent: agentNumber(1),
        credited: [{ number: agentNumber(1) }],
        undoableUntil: later(monday, 300_000),
      },
    });
    expect(await desk.balanceOf(1)).toBe(10_000);
    expect(await desk.auditOf(transfer)).toEqual([
      {
        action: 'transfer.credited',
        by: 'Deniz Kurgu',
        amount: '100,00\u00a0₺',
        sender: 'AYŞE ÖRNEK',
        agents: `${agentNumber(1)}: 100,00\u00a0₺`,
        evidence: expect.stringContaining('telefonda iki rakam yer değiştirmiş'),
      },
    ]);
    expect(await desk.finance('queue')).toMatchObject({ body: { rows: [] } });
  });

  test('an agent nothing speaks for, a frozen one and a split need a note', async () => {
    const transfer = await desk.suspend('bakiye');
    expect(await toFirst(transfer)).toEqual(refusal('reason-needed'));
    const halves = { shares: [...all(4_000), ...all(6_000, 2)] };
    expect(await desk.finance('credit', { params: at(transfer), body: halves })).toEqual(refusal('reason-needed'));
    const noted = { ...halves, note: 'iki bayi ortak gönderdi' };
    expect(await desk.finance('credit', { params: at(transfer), body: noted })).toMatchObject({ status: 200 });
    expect([await desk.balanceOf(1), await desk.balanceOf(2)]).toEqual([4_000, 6_000]);

    await desk.agents.setState(aShop(1).agent, 'frozen');
    const near = await desk.suspend(WRONG);
    expect(await toFirst(near)).toEqual(refusal('reason-needed', { agent: agentNumber(1) }));
    expect(await toFirst(near, 'dondurulmuş, parası kendisinin')).toMatchObject({ status: 200 });
  });

  test('a closed agent, and one that is not there, get nothing', async () => {
    const transfer = await desk.suspend(WRONG);
    await desk.agents.setState(aShop(1).agent, 'closed');
    expect(await toFirst(transfer, 'not var')).toEqual(refusal('agent-closed', { agent: agentNumber(1) }));
    const nobody = { params: at(transfer), body: { shares: all(10_000, 99), note: 'not var' } };
    expect(await desk.finance('credit', nobody)).toEqual(refusal('not-found', { agent: agentNumber(99) }));
  });

  test('of many at the same moment exactly one credits, and to one agent', async () => {
    const transfer = await desk.suspend('bakiye');
    const answers = await Promise.all(
      [1, 2, 3, 1, 2, 3].map((shop) =>
        desk.finance('credit', { params: at(transfer), body: { shares: all(10_000, shop), note: 'bana göre' } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const balances = await Promise.all([1, 2, 3].map(desk.balanceOf));
    expect(balances.sort()).toEqual([0, 0, 10_000]);
  });

  test('staff who confirmed a sender twice have it at the top the third time', async () => {
    const sender = { senderIban: 'TR330006100519786457841326', senderName: 'BAŞKA BİRİ' };
    for (const _ of [1, 2]) {
      const transfer = await desk.suspend('bakiye', sender);
      await desk.finance('credit', {
        params: at(transfer),
        body: { shares: all(10_000, 3), note: 'telefonla soruldu' },
      });
    }
    const third = await desk.suspend('Gönd: BAŞKA BİRİ 0532 100 00 10', sender);
    expect(numbersOf((await desk.finance('transfer', { params: at(third) })).body)).toEqual([3, 1].map(agentNumber));
  });

  test('the users who want it are told by SMS', async () => {
    await desk.agents.setLoadingSms({ id: aShop(1).owner.id, phone: phoneNumber(1) }, true);
    await toFirst(await desk.suspend(WRONG));
    expect(desk.sms.sent).toEqual([{ to: phoneNumber(1), text: 'Faturakom: bakiyenize 100,00 TL yüklendi.' }]);
  });
});

describe('taking back', () => {
  test('puts the money and the transfer back, and forgets what was remembered of the sender', async () => {
    const transfer = await desk.suspend(WRONG, { senderName: 'ZEKİ YABANCI' });
    await toFirst(transfer);
    desk.clock.step(299_000);
    expect(await desk.finance('undo', { params: at(transfer), body: {} })).toMatchObject({
      status: 200,
      body: { state: 'suspense', reason: 'unknown-phone' },
    });
    expect(await desk.balanceOf(1)).toBe(0);
    expect(await desk.senders.histories(transfer)).toEqual([]);
    expect((await desk.auditOf(transfer)).map(({ action }) => action)).toEqual([
      'transfer.undone',
      'transfer.credited',
    ]);
    expect(await desk.finance('undo', { params: at(transfer), body: {} })).toEqual(refusal('transfer-moved'));
    expect(await toFirst(transfer)).toMatchObject({ status: 200 });
    expect(await desk.balanceOf(1)).toBe(10_000);
  });

  test('is refused later than five minutes, and when the money is spent', async () => {
    const transfer = await desk.suspend(WRONG);
    await toFirst(transfer);
    await desk.ledger.appendAll(
      [
        {
          account: agentNumber(1),
          decide: () => ({
            kind: 'adjustment',
            amount: kurus(-1),
            contra: [{ account: 'bank:ziraat-1', amount: kurus(1) }],
            reference: 'spent',
          }),
        },
      ],
      [],
      desk.now,
    );
    expect(await desk.finance('undo', { params: at(transfer), body: {} })).toEqual(
      refusal('undo-spent', { agent: agentNumber(1) }),
    );
    desk.clock.step(300_001);
    expect(await desk.finance('undo', { params: at(transfer), body: {} })).toEqual(refusal('too-late-to-undo'));
  });
});

test('what is returned is found again in the outgoing movement of the bank', async () => {
  const transfer = await desk.suspend('yanlış hesap');
  const body = { bankReference: 'GIDEN-77', note: 'gönderen istedi' };
  expect(await desk.finance('returnToSender', { params: at(transfer), body })).toMatchObject({
    body: { state: 'returned', sentBack: [] },
  });
  await desk.transfers.noteOutgoing(aMovement({ id: 'out', amount: kurus(-10_000), reference: 'GIDEN-77' }));
  expect(await desk.finance('transfer', { params: at(transfer) })).toMatchObject({
    body: { state: 'returned', sentBack: [{ amount: -10_000 }] },
  });
  expect(await desk.auditOf(transfer)).toMatchObject([{ action: 'transfer.returned', ...body }]);
});

test('what is ignored tells why', async () => {
  const transfer = await desk.suspend('test');
  expect(await desk.finance('ignore', { params: at(transfer), body: { note: 'x' } })).toEqual(
    refusal('invalid-request', { field: 'note' }),
  );
  await desk.finance('ignore', { params: at(transfer), body: { note: 'bankanın deneme kaydı' } });
  expect(await desk.auditOf(transfer)).toMatchObject([{ action: 'transfer.ignored', note: 'bankanın deneme kaydı' }]);
});

describe('a second person', () => {
  const large = () => desk.suspend(WRONG, { amount: kurus(1_000_001) });
  const second = () => desk.calls('finance', 'ege0000001');
  const turn = async (state: AgentState) => {
    const agent = await desk.agents.find(agentNumber(1));
    if (agent === undefined || !(await desk.agents.setState(agent, state))) throw new Error('nothing turned');
  };

  test('is asked above the limit, and only then the money moves', async () => {
    const transfer = await large();
    const { body } = await toFirst(transfer);
    expect(body).toMatchObject({ state: 'suspense', waiting: { state: 'waiting', isOwn: true, amount: 1_000_001 } });
    const { id } = body.waiting as { id: string };
    expect(await desk.balanceOf(1)).toBe(0);
    expect(await toFirst(transfer)).toEqual(refusal('awaiting-approval'));
    expect(await desk.finance('approve', { params: { id }, body: {} })).toEqual(refusal('same-person'));

    const other = await second();
    expect(await other('proposals')).toMatchObject({
      body: { proposals: [{ id, isOwn: false, agents: [{ title: 'Örnek İletişim' }] }] },
    });
    const approvals = await Promise.all([1, 2, 3].map(() => other('approve', { params: { id }, body: {} })));
    expect(approvals.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await desk.balanceOf(1)).toBe(1_000_001);
    expect(await other('proposals')).toMatchObject({ body: { proposals: [] } });
    expect(await desk.auditOf(transfer)).toMatchObject([
      { action: 'proposal.approved', by: 'Kişi ege0000001' },
      { action: 'proposal.made', by: 'Deniz Kurgu' },
    ]);
    expect(await other('undo', { params: at(transfer), body: {} })).toMatchObject({ body: { state: 'suspense' } });
    expect(await desk.balanceOf(1)).toBe(0);
  });

  test('who declines sets the transfer free again', async () => {
    const transfer = await large();
    const { id } = (await toFirst(transfer)).body.waiting as { id: string };
    const other = await second();
    expect(await other('decline', { params: { id }, body: { reason: 'başka bayinin' } })).toMatchObject({
      body: { state: 'declined' },
    });
    expect(await other('approve', { params: { id }, body: {} })).toEqual(refusal('proposal-over'));
    expect(await desk.finance('ignore', { params: at(transfer), body: { note: 'iade edilecek' } })).toMatchObject({
      status: 200,
    });
  });

  test.each(['frozen', 'closed'] as const)(
    'does not approve what was proposed before the agent was %s',
    async (state) => {
      await toFirst(await desk.suspend(WRONG));
      const transfer = await large();
      const { id } = (await toFirst(transfer)).body.waiting as { id: string };
      const payout = { agent: agentNumber(1), amount: -5_000, contra: 'bank:ziraat-1', reason: 'kısmi ödeme' };
      const proposed = String((await desk.finance('propose', { body: payout })).body.id);
      await turn(state);
      const other = await second();
      for (const one of [id, proposed]) {
        expect(await other('approve', { params: { id: one }, body: {} })).toEqual(refusal('agent-changed'));
      }
      expect(await desk.balanceOf(1)).toBe(10_000);
      expect(await other('decline', { params: { id }, body: { reason: 'yeniden bakılacak' } })).toMatchObject({
        body: { state: 'declined' },
      });
      const again = String((await desk.finance('propose', { body: payout })).body.id);
      expect(await other('approve', { params: { id: again }, body: {} })).toMatchObject({
        body: { state: 'approved' },
      });
      expect(await desk.balanceOf(1)).toBe(5_000);
    },
  );

  test('approves what was proposed for a frozen agent when it is free again', async () => {
    await turn('frozen');
    const transfer = await large();
    const body = { shares: [{ agent: agentNumber(1), amount: 1_000_001 }], note: 'sahibi aradı' };
    const { waiting } = (await desk.finance('credit', { params: at(transfer), body })).body as {
      waiting: { id: string };
    };
    await turn('active');
    const other = await second();
    expect(await other('approve', { params: { id: waiting.id }, body: {} })).toMatchObject({ status: 200 });
    expect(await desk.balanceOf(1)).toBe(1_000_001);
  });

  test('nobody proposes amounts that no account could hold', async () => {
    for (const amount of [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 0]) {
      const body = { agent: agentNumber(1), amount, contra: 'bank:ziraat-1', reason: 'deneme' };
      expect(await desk.finance('propose', { body })).toEqual(refusal('invalid-request', { field: 'amount' }));
    }
  });

  test('approves an adjustment of a balance, which never takes more than is there', async () => {
    await toFirst(await desk.suspend(WRONG));
    const body = { agent: agentNumber(1), amount: -10_000, contra: 'bank:ziraat-1', reason: 'kapanış ödemesi' };
    const wrong = { ...body, iban: 'TR330006100519786457841327' };
    expect(await desk.finance('propose', { body: wrong })).toEqual(refusal('wrong-iban'));
    const iban = 'TR330006100519786457841326';
    const [first, twice] = [
      await desk.finance('propose', { body: { ...body, iban } }),
      await desk.finance('propose', { body }),
    ];
    const other = await second();
    expect(await other('approve', { params: { id: String(first.body.id) }, body: {} })).toMatchObject({ status: 200 });
    expect(await desk.balanceOf(1)).toBe(0);
    const again = await other('approve', { params: { id: String(twice.body.id) }, body: {} });
    expect(again).toEqual(refusal('insufficient-balance'));
  });
});

test('nobody but accounting and admins may call any operation: no customer services, no agents, no strangers', async () => {
  const support = await desk.calls('support');
  const sending = { params: { account: 'ziraat-1', id: 'x' }, query: { text: 'ab' }, body: {} };
  const user = new Map([['__Host-session', 'of an agent']]);
  for (const [name, operation] of Object.entries(api.suspense.operations)) {
    expect({ name, ...(await support(name as 'queue', sending)) }).toEqual({ name, ...refused('not-allowed', 403) });
    for (const cookies of [new Map<string, string>(), user]) {
      const answer = checkAnswer(operation, await invoke(desk.handler, operation, sending, cookies));
      expect({ name, ...answer }).toEqual({ name, ...refused('not-signed-in', 401) });
    }
  }
});

const refused = (code: string, status: number) => ({ status, body: { code, details: {} } });
