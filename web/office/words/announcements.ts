import { dictionary } from '../../words/speech';

const tr = {
  title: 'Duyurular',
  write: 'Duyuru yaz',
  heading: 'Başlık',
  text: 'Metin',
  audience: 'Kime',
  everyone: 'Herkese',
  owners: 'Yalnız yetkililere',
  from: 'Yayın başlangıcı',
  until: 'Yayın bitişi (boşsa süresiz)',
  isPinned: 'Önemli: ana sayfada üstte dursun',
  files: 'Dosyalar (PDF, JPEG ya da PNG, en çok 4 MB)',
  forms: 'Formlar: okuyan boş ya da bilgileriyle dolu indirir',
  removeFile: (name: string) => `Çıkar: ${name}`,
  publish: 'Yayımla',
  change: 'Değiştir',
  changeOf: (title: string) => `Değiştir: ${title}`,
  visible: 'Yayında',
  toCome: 'Yayınlanacak',
  over: 'Bitti',
  pinned: 'Önemli',
  fileCount: (count: number) => `${count} ek`,
  empty: 'Henüz duyuru yazılmadı.',
  failed: 'Duyurular alınamadı.',
};

const en = {
  title: 'Announcements',
  write: 'Write one',
  heading: 'Title',
  text: 'Text',
  audience: 'For whom',
  everyone: 'Everybody',
  owners: 'Owners only',
  from: 'Shown from',
  until: 'Shown until (for good, when empty)',
  isPinned: 'Important: on top of the home page',
  files: 'Files (PDF, JPEG or PNG, at most 4 MB)',
  forms: 'Forms: readers download them blank or with their details',
  removeFile: (name: string) => `Take out: ${name}`,
  publish: 'Publish',
  change: 'Change',
  changeOf: (title: string) => `Change: ${title}`,
  visible: 'Shown',
  toCome: 'To come',
  over: 'Over',
  pinned: 'Important',
  fileCount: (count: number) => (count === 1 ? '1 attachment' : `${count} attachments`),
  empty: 'No announcement has been written yet.',
  failed: 'The announcements could not be fetched.',
} satisfies typeof tr;

/** The words of the announcements' page. */
export const announcementWords = { tr, en };
export const useAnnouncementWords = dictionary(announcementWords);
