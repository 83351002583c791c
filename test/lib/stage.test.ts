import { readStage } from '../../lib/stage';

const given = (context: Readonly<Record<string, string>>) => readStage((key) => context[key]);

test('is dev unless said', () => {
  expect(given({})).toMatchObject({ name: 'dev', keepsData: false });
});

test('keeps the data of prod', () => {
  expect(given({ stage: 'prod' })).toMatchObject({ name: 'prod', keepsData: true });
});

test('refuses a stage that does not exist', () => {
  expect(() => given({ stage: 'production' })).toThrow('there is no stage "production"');
});

test.each([{ domain: 'temsilci.example' }, { certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/1' }])(
  'refuses a domain or a certificate alone: %j',
  (context) => {
    expect(() => given(context)).toThrow('go together');
  },
);

test('sends and receives mail at its own domain, or at the one it is given, and scans when told', () => {
  expect(given({})).toMatchObject({ mailDomain: 'dev.faturakom.com', malwareScan: false });
  expect(given({ stage: 'prod' })).toMatchObject({ mailDomain: 'faturakom.com', malwareScan: false });
  expect(given({ mailDomain: 'posta.example', malwareScan: 'true' })).toMatchObject({
    mailDomain: 'posta.example',
    malwareScan: true,
  });
});
