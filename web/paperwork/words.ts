import { dictionary } from '../words/speech';

const tr = {
  formsLead:
    'Formlar bilgisayarda ya da telefonda doldurulabilir, kâğıda basılıp kalemle de yazılabilir. Doldurulmuş olarak indirilen form temsilcinizin bilgilerini taşır.',
  formsFailed: 'Formlar alınamadı.',
  formGoesTo: 'Gönderim',
  formGoesWith: 'Eklenecek',
  formIdCopyHint: 'Din ve kan grubu alanlarını kapatın.',
  formFilled: 'Bilgilerimle indir',
  formFilledOf: (form: string) => `Bilgilerimle indir: ${form}`,
  formBlank: 'Boş indir',
  formBlankOf: (form: string) => `Boş indir: ${form}`,
  formIsOwners: 'Bu formu işletmenin yetkilisi doldurulmuş olarak indirip gönderebilir.',
  formOfPayment: 'Ödemenin sayfasından indirilen form, o ödemenin bilgilerini de taşır.',
  formOnline: 'Burada doldur',
  formOnlineOf: (form: string) => `Burada doldur: ${form}`,
  formToday: (value: string) => `Bugün: ${value}`,
  formFieldMalformed: 'Bu alanın biçimine uymuyor.',
  formSend: 'Gönder',
  formSent: (number: string) => `Formunuz alındı. Kayıt numarası: ${number}`,
  formSentNext: 'Personelimiz inceleyecek. Bir soru olursa Müşteri Hizmetlerine bu numarayı söyleyin.',
  formUnknown: 'Bu adreste bir form yok.',
  allForms: 'Tüm formlar',
  formForPayment: 'İptal formunu indir',
  formForPaymentHint: 'Form bu ödemenin bilgileriyle dolu gelir; müşteriye imzalatıp aşağıdan yükleyin.',
};

const en: typeof tr = {
  formsLead:
    'Forms can be filled in on a computer or a telephone, or printed and written by pen. One that is downloaded filled in carries what we know of your agency.',
  formsFailed: 'The forms could not be had.',
  formGoesTo: 'Send to',
  formGoesWith: 'Send along',
  formIdCopyHint: 'Cover religion and blood group.',
  formFilled: 'Download with my details',
  formFilledOf: (form: string) => `Download with my details: ${form}`,
  formBlank: 'Download blank',
  formBlankOf: (form: string) => `Download blank: ${form}`,
  formIsOwners: 'The owner of the agency can download this form filled in, and send it.',
  formOfPayment: 'Downloaded from the page of a payment, it carries that payment too.',
  formOnline: 'Fill in here',
  formOnlineOf: (form: string) => `Fill in here: ${form}`,
  formToday: (value: string) => `Today: ${value}`,
  formFieldMalformed: 'This field is not written like that.',
  formSend: 'Send',
  formSent: (number: string) => `We have your form. Its case number is ${number}`,
  formSentNext: 'Our staff will look at it. If anything is unclear, tell customer services this number.',
  formUnknown: 'There is no form at this address.',
  allForms: 'All forms',
  formForPayment: 'Download the cancellation form',
  formForPaymentHint: 'It comes filled in with this payment; let the customer sign it and upload it below.',
};

/** What the pages of forms say beside the portal's words: who only signs in need not load it. */
export const formWords = { tr, en };

export const useFormWords = dictionary(formWords);
