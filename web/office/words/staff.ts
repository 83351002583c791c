import { dictionary } from '../../words/speech';

const tr = {
  title: 'Personel',
  add: 'Personel ekle',
  name: 'Ad soyad',
  email: 'E-posta',
  emailMalformed: 'E-posta adresini yazın.',
  role: 'Rol',
  inactive: 'Kapalı',
  since: (day: string) => `${day} tarihinden beri`,
  change: 'Değiştir',
  changeOf: (name: string) => `Değiştir: ${name}`,
  save: 'Kaydet',
  deactivate: 'Hesabı kapat',
  deactivateHint: 'Oturumları hemen kapanır ve giriş yapamaz.',
  activate: 'Hesabı yeniden aç',
  reset: 'Girişi sıfırla',
  resetHint: 'Şifresi, doğrulama uygulaması ve kurtarma kodları geçersiz olur; yeni bir tek kullanımlık şifre verilir.',
  trail: 'Denetim izi',
  oneTime: 'Tek kullanımlık şifre',
  oneTimeLead: (name: string) =>
    `${name} ilk girişte bu şifreyi kullanır, sonra kendi şifresini ve doğrulama uygulamasını kurar. 3 gün geçerlidir ve yalnız şimdi gösterilir.`,
  copyOneTime: 'Şifreyi kopyala',
  failed: 'Personel listesi alınamadı.',
};

const en = {
  title: 'Staff',
  add: 'Add somebody',
  name: 'Name',
  email: 'E-mail',
  emailMalformed: 'Enter the e-mail address.',
  role: 'Role',
  inactive: 'Deactivated',
  since: (day: string) => `since ${day}`,
  change: 'Change',
  changeOf: (name: string) => `Change: ${name}`,
  save: 'Save',
  deactivate: 'Deactivate',
  deactivateHint: 'The sessions end at once, and signing in is over.',
  activate: 'Take back',
  reset: 'Reset the sign-in',
  resetHint: 'Password, authenticator and recovery codes become void; a new one-time password is given.',
  trail: 'Audit trail',
  oneTime: 'One-time password',
  oneTimeLead: (name: string) =>
    `${name} signs in with this first, then chooses a password and sets up an authenticator. Good for 3 days, shown this once.`,
  copyOneTime: 'Copy the password',
  failed: 'The staff could not be fetched.',
} satisfies typeof tr;

/** The words of the staff page. */
export const staffWords = { tr, en };
export const useStaffWords = dictionary(staffWords);
