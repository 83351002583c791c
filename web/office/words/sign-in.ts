import { dictionary } from '../../words/speech';

const tr = {
  title: 'Ofis girişi',
  email: 'E-posta',
  emailMalformed: 'E-posta adresini yazın, örneğin ad@firma.com.',
  password: 'Şifre',
  signIn: 'Giriş yap',
  forgotten: 'Şifrenizi ya da doğrulama uygulamanızı kaybettiyseniz yöneticiniz girişinizi sıfırlar.',
  backToSignIn: 'Girişe dön',
  passwordOwnEmail: 'E-posta adınız şifre olamaz.',

  codeTitle: 'Doğrulama kodu',
  codeLead: 'Doğrulama uygulamanızdaki 6 haneli kodu yazın.',
  code: 'Uygulamadaki kod',
  codeHint: 'Kod 30 saniyede bir değişir ve bir kez geçer.',
  codeMalformed: 'Kod 6 rakamdır.',
  confirm: 'Onayla',
  useRecovery: 'Telefonum yanımda değil',
  useCode: 'Uygulamadaki kodu kullan',
  recoveryTitle: 'Kurtarma kodu',
  recoveryLead: 'İlk girişte aldığınız kurtarma kodlarından birini yazın. Her kod bir kez geçer.',
  recoveryCode: 'Kurtarma kodu',
  recoveryMalformed: 'Kurtarma kodu 10 harf ve rakamdır.',

  newPasswordTitle: 'Yeni şifre',
  newPasswordLead: 'Tek kullanımlık şifreyle girdiniz. Önce kendi şifrenizi belirleyin.',
  saveAndContinue: 'Kaydet ve devam et',

  enrolTitle: 'Doğrulama uygulaması',
  enrolLead: 'Telefonunuzdaki doğrulama uygulamasıyla bu kare kodu okutun.',
  qr: 'Doğrulama uygulaması için kare kod',
  secret: 'Okutamıyorsanız uygulamaya bu anahtarı yazın',
  copySecret: 'Anahtarı kopyala',
  enrolCode: 'Uygulamanın gösterdiği kod',
  finish: 'Kurulumu bitir',

  recoveryCodesTitle: 'Kurtarma kodları',
  recoveryCodesLead:
    'Telefonunuzu kaybederseniz bunlarla girersiniz. Yalnız şimdi gösterilir: yazdırın ya da güvenli bir yere kaydedin.',
  copyCodes: 'Kodları kopyala',
  kept: 'Sakladım, devam et',
};

const en = {
  title: 'Office sign-in',
  email: 'E-mail',
  emailMalformed: 'Enter the e-mail address, for example name@company.com.',
  password: 'Password',
  signIn: 'Sign in',
  forgotten: 'If you lost your password or your authenticator, your administrator resets your sign-in.',
  backToSignIn: 'Back to sign-in',
  passwordOwnEmail: 'The name in your e-mail cannot be the password.',

  codeTitle: 'Verification code',
  codeLead: 'Enter the 6-digit code of your authenticator application.',
  code: 'Code of the application',
  codeHint: 'The code changes every 30 seconds and counts once.',
  codeMalformed: 'The code has 6 digits.',
  confirm: 'Confirm',
  useRecovery: 'I do not have my phone',
  useCode: 'Use the code of the application',
  recoveryTitle: 'Recovery code',
  recoveryLead: 'Enter one of the recovery codes you got at your first sign-in. Each counts once.',
  recoveryCode: 'Recovery code',
  recoveryMalformed: 'A recovery code has 10 letters and digits.',

  newPasswordTitle: 'New password',
  newPasswordLead: 'You signed in with a one-time password. First choose a password of your own.',
  saveAndContinue: 'Save and continue',

  enrolTitle: 'Authenticator application',
  enrolLead: 'Scan this code with the authenticator application of your phone.',
  qr: 'QR code for the authenticator application',
  secret: 'If you cannot scan it, type this key into the application',
  copySecret: 'Copy the key',
  enrolCode: 'The code the application shows',
  finish: 'Finish',

  recoveryCodesTitle: 'Recovery codes',
  recoveryCodesLead:
    'With these you sign in if you lose your phone. They are shown this once: print them or keep them somewhere safe.',
  copyCodes: 'Copy the codes',
  kept: 'I kept them, continue',
} satisfies Record<keyof typeof tr, string>;

/** The words of signing in to the back office. */
export const signInWords = { tr, en };
export const useSignInWords = dictionary(signInWords);
