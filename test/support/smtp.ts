import { createTransport, type SendMailOptions } from 'nodemailer';

/** Hands a message to an SMTP server of this machine, as a mail program does. Throws as the server refuses. */
export async function sendBySmtp(port: number, mail: SendMailOptions): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    return (await transport.sendMail(mail)).response;
  } finally {
    transport.close();
  }
}
