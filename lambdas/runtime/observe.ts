import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';

/** The log and the metrics of a Lambda. Service name and namespace come from its environment. */
export const logger = new Logger();
export const metrics = new Metrics();
