import { dictionary } from '../../words/speech';

const tr = {
  title: 'Hesabım',
  password: 'Şifre değiştir',
  currentPassword: 'Şimdiki şifre',
  savePassword: 'Şifreyi kaydet',
  passwordChanged: 'Şifreniz değişti. Diğer cihazlardaki oturumlarınız kapatıldı.',
  recoveryCodes: 'Kurtarma kodları',
  codesLeft: (left: number) => `${left} kodunuz var. Yenilerini alırsanız eskileri geçersiz olur.`,
  newCodes: 'Yeni kodlar al',
};

const en = {
  title: 'My account',
  password: 'Change password',
  currentPassword: 'Current password',
  savePassword: 'Save the password',
  passwordChanged: 'Your password has changed. Your sessions on other devices were ended.',
  recoveryCodes: 'Recovery codes',
  codesLeft: (left: number) => `You have ${left} codes. New ones take the place of the old ones.`,
  newCodes: 'Get new codes',
} satisfies typeof tr;

/** The words of one's own account in the back office. */
export const accountWords = { tr, en };
export const useAccountWords = dictionary(accountWords);
