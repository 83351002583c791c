import { randomUUID } from 'node:crypto';
import { operations, type PaperworkDependencies } from '../../../lambdas/api/paperwork';
import type { Request } from '../../../lambdas/runtime/request';
import { openAgents } from '../../../lambdas/stores/agents';
import { openCaseLists } from '../../../lambdas/stores/case-lists';
import { openCasePlaces } from '../../../lambdas/stores/case-places';
import { openCases } from '../../../lambdas/stores/cases';
import type { Database } from '../../../lambdas/stores/database';
import { openLimits } from '../../../lambdas/stores/limits';
import { openPaperRecords } from '../../../lambdas/stores/papers';
import { openThrottles } from '../../../lambdas/stores/throttles';
import { transact } from '../../../lambdas/stores/transact';
import type { api } from '../../../shared/api';
import { checkForm } from '../../../shared/domain/check-form';
import type { OnlineKind } from '../../../shared/domain/form';
import { formDefinitions } from '../../../shared/domain/forms/definitions';
import { Paper } from '../../../shared/domain/paper';
import { aSession, aShop, monday } from '../../support/builders';
import { inert } from '../../support/fakes';
import { freshDatabase } from '../../support/fresh-database';
import { mintId } from '../../support/payments';

let database: Database;
let dependencies: PaperworkDependencies;
const { agent, owner } = aShop(1);
const [stranger] = [aShop(2)];
beforeAll(async () => {
  database = await freshDatabase();
  const agents = openAgents(database);
  await agents.add({ ...agent, email: 'ornek@example.com' }, owner, 'no password');
  await agents.add(stranger.agent, stranger.owner, 'no password');
  dependencies = {
    sessions: inert('sessions'),
    now: () => monday,
    agents,
    papers: inert('papers'),
    records: openPaperRecords(database),
    throttles: openThrottles(database),
    limits: openLimits(database),
    lists: openCaseLists(database),
    cases: openCases(database),
    places: openCasePlaces(database),
    transact: (parts) => transact(database, parts),
    mintId,
    mintMessageId: mintId,
  };
});
afterAll(() => database.client.destroy());

type Submitting = Request<typeof api.paperwork.operations.submitForm>;

async function submit(kind: OnlineKind, body: Partial<Submitting['body']>) {
  const request = {
    session: aSession({ agent: agent.number, user: owner.id }),
    params: { kind },
    body: { key: randomUUID(), values: {}, ...body },
    now: monday,
  };
  return (await operations.submitForm(request as Submitting, dependencies)) as { number: string };
}

async function read(number: string) {
  const dossier = await openCases(database).read(number as never);
  if (dossier === undefined) throw new Error(`no case ${number}`);
  return dossier;
}

async function anIdCopy(of = agent.number): Promise<Paper['id']> {
  const paper = Paper.parse({
    ...{ id: mintId(monday), agent: of, purpose: 'id-copy', type: 'image/jpeg', bytes: 10 },
    ...{ uploadedAt: monday, uploadedBy: owner.id },
  });
  await openPaperRecords(database).record(paper);
  return paper.id;
}

const adding = {
  change: 'add',
  role: 'cashier',
  userName: 'Gülşah Işık',
  tckn: '10000000146',
  phone: '0542 765 43 21',
};

test('a form sent online is a case of the agent, signed by who is signed in, whatever else was written', async () => {
  const values = { city: 'İzmir', title: '', agentNumber: '63199999', signerName: 'Başkası', balance: '1' };
  const { number } = await submit('information-change', { values });
  const { case: opened } = await read(number);
  expect(opened).toMatchObject({
    ...{ kind: 'information-change', channel: 'online', agent: agent.number, agentBy: 'online', user: owner.id },
    ...{ state: 'received', from: { address: 'ornek@example.com' } },
  });
  const written = Object.fromEntries(opened.fields.map(({ name, value }) => [name, value]));
  expect(written).toEqual({
    city: 'İzmir',
    agentNumber: agent.number,
    agentTitle: agent.title,
    signerName: owner.name,
    signedOn: '23.11.2026',
  });
  expect(checkForm(formDefinitions['information-change'], written).wrong).toEqual([]);
});

test('its ID copy becomes the case’s', async () => {
  const idCopy = await anIdCopy();
  const { number } = await submit('user-change', { values: adding, idCopy });
  expect((await read(number)).papers).toMatchObject([
    { purpose: 'id-copy', place: `papers/${agent.number}/${idCopy}` },
  ]);
});

test('without an ID copy, or with somebody else’s, nothing is sent', async () => {
  const missing = { code: 'file-not-accepted', details: { reason: 'missing' } };
  await expect(submit('user-change', { values: adding })).rejects.toMatchObject(missing);
  const foreign = await anIdCopy(stranger.agent.number);
  await expect(submit('user-change', { values: adding, idCopy: foreign })).rejects.toMatchObject(missing);
});

test('a wrong field is named', async () => {
  const idCopy = await anIdCopy();
  const values = { ...adding, tckn: '10000000147' };
  await expect(submit('user-change', { values, idCopy })).rejects.toMatchObject({
    code: 'form-not-accepted',
    details: { field: 'tckn', problem: 'malformed' },
  });
});

test('the same key twice, at once or later, is one case; with other content it is refused', async () => {
  const key = randomUUID();
  const values = { city: 'Bursa' };
  const numbers = await Promise.all([1, 2, 3].map(() => submit('information-change', { key, values })));
  numbers.push(await submit('information-change', { key, values }));
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(1);
  const other = submit('information-change', { key, values: { city: 'Bolu' } });
  await expect(other).rejects.toMatchObject({ code: 'form-conflict' });
  expect((await read(numbers[0]?.number ?? '')).case.fields).toContainEqual(
    expect.objectContaining({ value: 'Bursa' }),
  );
});
