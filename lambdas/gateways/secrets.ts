import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** Reads secrets by name, below the prefix they were opened with. */
export interface Secrets {
  read(name: string): Promise<string>;
}

/**
 * Secrets Manager, or, where there is none, the JSON object of names and values in `LOCAL_SECRETS`. A secret is kept for
 * five minutes, so that a rotated one is taken up without a new deployment.
 */
export function openSecrets(
  env: Readonly<Record<string, string | undefined>>,
  prefix: string,
  nowMs: () => number,
): Secrets {
  if (env.LOCAL_SECRETS !== undefined) {
    const values = JSON.parse(env.LOCAL_SECRETS) as Record<string, string>;
    return { read: async (name) => values[prefix + name] ?? missing(prefix + name) };
  }
  const client = new SecretsManagerClient({});
  const kept = new Map<string, { value: string; untilMs: number }>();
  return {
    async read(name) {
      const known = kept.get(name);
      if (known !== undefined && known.untilMs > nowMs()) return known.value;
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: prefix + name }));
      const value = SecretString ?? missing(prefix + name);
      kept.set(name, { value, untilMs: nowMs() + 300_000 });
      return value;
    },
  };
}

function missing(name: string): never {
  throw new Error(`no secret named ${name}`);
}
