import { openRotation, type Renewal, type RotationStep } from '../../../lambdas/gateways/secret-rotation';
import { fakeSecret } from '../../support/secret-versions';

const steps = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;
const renewal: Renewal = { next: (current) => `${current}+`, check: () => {} };
const step = (Step: RotationStep['Step'], version = 'second'): RotationStep => ({
  Step,
  SecretId: 'faturakom/dev/quote-key',
  ClientRequestToken: version,
});

test('brings the next value into use in four steps', async () => {
  const secret = fakeSecret('a');
  secret.begin('second');
  const rotate = openRotation(secret.client);
  for (const name of steps) {
    expect(secret.current()).toEqual({ version: 'first', value: 'a' });
    await rotate(step(name), renewal);
  }
  expect(secret.current()).toEqual({ version: 'second', value: 'a+' });
});

test('makes the value once, however often each step comes', async () => {
  const secret = fakeSecret('a');
  secret.begin('second');
  const rotate = openRotation(secret.client);
  for (const name of steps) for (const _ of [1, 2]) await rotate(step(name), renewal);
  expect(secret.current()).toEqual({ version: 'second', value: 'a+' });
  expect(secret.puts()).toBe(1);
});

test('keeps the value in use when the next one does not hold', async () => {
  const secret = fakeSecret('a');
  secret.begin('second');
  const rotate = openRotation(secret.client);
  const check = (value: string) => {
    throw new Error(`${value.length} letters`);
  };
  await rotate(step('createSecret'), renewal);
  await expect(rotate(step('testSecret'), { ...renewal, check })).rejects.toThrow('2 letters');
  expect(secret.current()).toEqual({ version: 'first', value: 'a' });
});

test('has nothing to test before a value is made', async () => {
  const secret = fakeSecret('a');
  secret.begin('second');
  await expect(openRotation(secret.client)(step('testSecret'), renewal)).rejects.toThrow('no such version');
});

test.each(steps)('refuses %s for a version that is not pending', async (name) => {
  const secret = fakeSecret('a');
  await expect(openRotation(secret.client)(step(name, 'unknown'), renewal)).rejects.toThrow('is not pending');
  expect(secret.current()).toEqual({ version: 'first', value: 'a' });
});
