import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Phone } from '../../shared/domain/phone';

/** Sends text messages to phones. */
export interface Sms {
  send(to: Phone, text: string): Promise<void>;
}

/**
 * SMS through Amazon SNS: transactional, under the network's sender id. `SNS_ENDPOINT` points to a stand-in; the region is
 * the Lambda's own unless `SMS_REGION` names another (not every region sends SMS).
 */
export function openSms(env: Readonly<Record<string, string | undefined>>): Sms {
  const client = new SNSClient({
    ...(env.SNS_ENDPOINT === undefined ? {} : { endpoint: env.SNS_ENDPOINT }),
    ...(env.SMS_REGION === undefined ? {} : { region: env.SMS_REGION }),
  });
  const senderId = env.SMS_SENDER_ID ?? 'FATURAKOM';
  return {
    async send(to, text) {
      await client.send(
        new PublishCommand({
          PhoneNumber: to,
          Message: text,
          MessageAttributes: {
            'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
            'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: senderId },
          },
        }),
      );
    },
  };
}
