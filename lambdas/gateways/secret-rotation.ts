import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';

/**
 * One step of a rotation, as Secrets Manager asks for it: four in a row, each again until it succeeds
 * (https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html).
 */
export const RotationStep = z.object({
  Step: z.enum(['createSecret', 'setSecret', 'testSecret', 'finishSecret']),
  SecretId: z.string(),
  /** The id of the version that is to come into use. */
  ClientRequestToken: z.string(),
});
export type RotationStep = z.infer<typeof RotationStep>;

/** What a secret becomes, and what must hold before it comes into use. */
export interface Renewal {
  next(current: string): string;
  /** Throws when the new value must not come into use. */
  check(value: string): void;
}

const [CURRENT, PENDING] = ['AWSCURRENT', 'AWSPENDING'];

/**
 * Takes a secret through the steps of its rotation. Every step may come twice: the value is made once, and what is in use
 * already stays. Throws on a version that Secrets Manager has not marked as pending.
 */
export function openRotation(client = new SecretsManagerClient({})) {
  async function read(step: RotationStep, version: { VersionStage: string; VersionId?: string }): Promise<string> {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: step.SecretId, ...version }));
    if (SecretString === undefined) throw new Error(`${step.SecretId} holds no text`);
    return SecretString;
  }

  const readPending = (step: RotationStep) => read(step, { VersionId: step.ClientRequestToken, VersionStage: PENDING });

  async function isMade(step: RotationStep): Promise<boolean> {
    try {
      await readPending(step);
      return true;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return false;
      throw error;
    }
  }

  async function create(step: RotationStep, renewal: Renewal): Promise<void> {
    if (await isMade(step)) return;
    await client.send(
      new PutSecretValueCommand({
        SecretId: step.SecretId,
        ClientRequestToken: step.ClientRequestToken,
        SecretString: renewal.next(await read(step, { VersionStage: CURRENT })),
        VersionStages: [PENDING],
      }),
    );
  }

  async function finish(step: RotationStep, inUse: string | undefined): Promise<void> {
    await client.send(
      new UpdateSecretVersionStageCommand({
        SecretId: step.SecretId,
        VersionStage: CURRENT,
        MoveToVersionId: step.ClientRequestToken,
        ...(inUse === undefined ? {} : { RemoveFromVersionId: inUse }),
      }),
    );
  }

  return async (step: RotationStep, renewal: Renewal): Promise<void> => {
    const { VersionIdsToStages = {} } = await client.send(new DescribeSecretCommand({ SecretId: step.SecretId }));
    const inUse = Object.keys(VersionIdsToStages).find((version) => VersionIdsToStages[version]?.includes(CURRENT));
    if (inUse === step.ClientRequestToken) return;
    if (VersionIdsToStages[step.ClientRequestToken]?.includes(PENDING) !== true) {
      throw new Error(`version ${step.ClientRequestToken} of ${step.SecretId} is not pending`);
    }
    if (step.Step === 'createSecret') await create(step, renewal);
    if (step.Step === 'testSecret') renewal.check(await readPending(step));
    if (step.Step === 'finishSecret') await finish(step, inUse);
  };
}
