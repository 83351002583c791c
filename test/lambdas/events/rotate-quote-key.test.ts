import { openQuoteKeys } from '../../../lambdas/bills/quote-keys';
import { quoteKeyRenewal } from '../../../lambdas/events/rotate-quote-key';
import { openRotation, RotationStep } from '../../../lambdas/gateways/secret-rotation';
import { fakeSecret } from '../../support/secret-versions';

test('makes the first keys of a new stage, and others at the next rotation', async () => {
  const secret = fakeSecret('{"keys":[]}');
  const rotate = openRotation(secret.client);
  const keys = openQuoteKeys({ read: async () => secret.current().value });
  const rotateTo = async (version: string) => {
    secret.begin(version);
    for (const Step of RotationStep.shape.Step.options) {
      await rotate({ Step, SecretId: 'faturakom/dev/quote-key', ClientRequestToken: version }, quoteKeyRenewal);
    }
    return keys();
  };
  const first = await rotateTo('second');
  const second = await rotateTo('third');
  expect(new Set([...first, ...second].map((key) => Buffer.from(key).toString('hex'))).size).toBe(3);
  expect(second[0]).toEqual(first[1]);
  expect(second[0]).toHaveLength(32);
});
