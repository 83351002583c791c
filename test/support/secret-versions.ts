import {
  type DescribeSecretCommand,
  type GetSecretValueCommand,
  type PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  type UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';

interface Version {
  value?: string;
  readonly stages: Set<string>;
}

type Command = DescribeSecretCommand | GetSecretValueCommand | PutSecretValueCommand | UpdateSecretVersionStageCommand;

/** One secret in Secrets Manager, as far as a rotation looks into it. */
export interface FakeSecret {
  readonly client: SecretsManagerClient;
  /** Begins a rotation, as `RotateSecret` does: a version that is pending and has no value. */
  begin(version: string): void;
  valueOf(version: string): string | undefined;
  current(): { readonly version: string; readonly value: string };
  /** How often a value was put. */
  puts(): number;
}

export function fakeSecret(value: string): FakeSecret {
  const versions = new Map<string, Version>([['first', { value, stages: new Set(['AWSCURRENT']) }]]);
  let puts = 0;
  const at = (id = '') => versions.get(id);
  const staged = (stage = '') => [...versions].find(([, version]) => version.stages.has(stage));

  const answers: Readonly<Record<string, (input: never) => unknown>> = {
    DescribeSecretCommand: () => ({
      VersionIdsToStages: Object.fromEntries([...versions].map(([id, { stages }]) => [id, [...stages]])),
    }),
    GetSecretValueCommand: ({ VersionId, VersionStage }: GetSecretValueCommand['input']) => {
      const version = VersionId === undefined ? staged(VersionStage)?.[1] : at(VersionId);
      if (version?.value === undefined || !version.stages.has(VersionStage ?? 'AWSCURRENT')) {
        throw new ResourceNotFoundException({ message: 'no such version', $metadata: {} });
      }
      return { SecretString: version.value };
    },
    PutSecretValueCommand: (input: PutSecretValueCommand['input']) => {
      versions.set(input.ClientRequestToken ?? '', {
        value: input.SecretString ?? '',
        stages: new Set(input.VersionStages),
      });
      puts += 1;
      return {};
    },
    UpdateSecretVersionStageCommand: (input: UpdateSecretVersionStageCommand['input']) => {
      const { VersionStage = '', RemoveFromVersionId, MoveToVersionId } = input;
      if (!at(RemoveFromVersionId)?.stages.delete(VersionStage)) throw new Error('the stage is not there');
      at(MoveToVersionId)?.stages.add(VersionStage);
      return {};
    },
  };
  const client = {
    async send(command: Command) {
      const answer = answers[command.constructor.name];
      if (answer === undefined) throw new Error(`a rotation has no business with ${command.constructor.name}`);
      return answer(command.input as never);
    },
  };
  return {
    client: client as unknown as SecretsManagerClient,
    begin: (version) => void versions.set(version, { stages: new Set(['AWSPENDING']) }),
    valueOf: (version) => at(version)?.value,
    current() {
      const [version, { value = '' }] = staged('AWSCURRENT') ?? ['', { stages: new Set() }];
      return { version, value };
    },
    puts: () => puts,
  };
}
