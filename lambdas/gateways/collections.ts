import { MetricUnit } from '@aws-lambda-powertools/metrics';
import * as z from 'zod';
import type { Instant } from '../../shared/domain/instant';
import { metrics } from '../runtime/observe';
import { CollectionCredentials, type CollectionGateway, openCollection } from './collection';
import type { Secrets } from './secrets';

/** The collection gateways by the id that institutions name them with. */
export type Collections = (gateway: string) => Promise<CollectionGateway>;

/** What the secret `collection/<id>` holds: where the gateway is and what signs our requests to it. */
const CollectionSecret = CollectionCredentials.extend({ url: z.url() });

/** Opens gateways by what their secrets say; a rotated secret is taken up when it is read again. */
export function openCollections(secrets: Secrets, now: () => Instant): Collections {
  return async (gateway) => {
    const { url, ...credentials } = CollectionSecret.parse(JSON.parse(await secrets.read(`collection/${gateway}`)));
    return openCollection({ url, credentials, now, note });
  };
}

/** Each call by itself: its average is the share of calls that went wrong, which an alarm watches. */
function note(isTrouble: boolean): void {
  metrics.singleMetric().addMetric('GatewayTrouble', MetricUnit.Count, isTrouble ? 1 : 0);
}
