/** What an agent may write to be recognised: each takes the phone as `05321234567`. */
const writings = [
  (phone) => `BAKIYE YUKLEME ${phone}`,
  (phone) => phone,
  (phone) => phone.slice(1),
  (phone) => `+9${phone}`,
  (phone) => `009${phone}`,
  (phone) => `90 ${grouped(phone).slice(1)}`,
  (phone) => `0(${phone.slice(1, 4)})${phone.slice(4, 7)}-${phone.slice(7)}`,
  (phone) => grouped(phone).replaceAll(' ', '.'),
  (phone) => `0 ${phone.slice(1, 4)} ${phone.slice(4)}`,
  (phone) => `TEL${phone}BAKIYE`,
  (phone) => `BAKIYE ${phone.slice(0, 8)}\n${phone.slice(8)}`,
];

/** What names nobody, or more than one. */
const mistakes = [
  ['a wrong digit', ({ plainPhone }, phones) => `BAKIYE YUKLEME ${misspelt(plainPhone, phones)}`],
  ['two agents', ({ plainPhone }, phones) => `BAKIYE ${plainPhone} ${phones.find((phone) => phone !== plainPhone)}`],
  ['a digit missing', ({ plainPhone }) => `BAKIYE ${plainPhone.slice(0, -1)}`],
  ['no phone', () => 'BAKIYE YUKLEME'],
  ['nothing', () => ''],
];

/** The examples of a description for one person: how each is called, and its text. */
export function examplesFor(person, people) {
  const phones = people.map(({ plainPhone }) => plainPhone);
  return {
    writings: writings.map((write) => write(person.plainPhone)).map((text) => ({ name: text, text })),
    mistakes: mistakes.map(([name, write]) => ({ name, text: write(person, phones) })),
  };
}

function grouped(phone) {
  return phone.replace(/^(\d{4})(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3 $4');
}

/** The phone with its last digit changed, so that it is nobody's. */
function misspelt(phone, phones) {
  const others = [...'0123456789'].map((digit) => phone.slice(0, -1) + digit);
  return others.find((other) => !phones.includes(other));
}
