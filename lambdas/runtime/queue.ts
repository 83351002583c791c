import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { S3Event, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type Instant, instant } from '../../shared/domain/instant';
import { logger, metrics } from './observe';
import { onTrigger } from './trigger';

/** An object that has been put into a bucket. */
export interface ArrivedObject {
  readonly bucket: string;
  readonly key: string;
  /** When it was put there. */
  readonly at: Instant;
}

/**
 * The Lambda of a queue: handles its messages one after another and gives back those that failed, which come again and at
 * last lie in the queue's dead letters. A message may come twice, so what handles it must bear that.
 */
export function onMessages(run: (body: string) => Promise<unknown>) {
  return onTrigger<SQSEvent, SQSBatchResponse>(async ({ Records }) => {
    const failed: string[] = [];
    for (const { messageId, body } of Records) {
      try {
        await run(body);
      } catch (error) {
        logger.error('message not handled', { messageId, error: error as Error });
        failed.push(messageId);
      }
    }
    metrics.addMetric('MessagesHandled', MetricUnit.Count, Records.length - failed.length);
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  });
}

/** The Lambda of objects that arrive in a bucket, told of by the bucket through a queue. */
export function onObjects(run: (object: ArrivedObject) => Promise<unknown>) {
  return onMessages(async (body) => {
    for (const object of arrivedObjects(body)) await run(object);
  });
}

/** The objects a bucket's notice tells of: none in the one S3 sends when notices are switched on. */
function arrivedObjects(body: string): ArrivedObject[] {
  const { Records = [] } = JSON.parse(body) as Partial<S3Event>;
  return Records.filter(({ eventName }) => eventName.startsWith('ObjectCreated')).map(({ s3, eventTime }) => ({
    at: instant(Date.parse(eventTime)),
    bucket: s3.bucket.name,
    // S3 writes keys as forms are written.
    key: decodeURIComponent(s3.object.key.replaceAll('+', ' ')),
  }));
}
