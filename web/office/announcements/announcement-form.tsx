import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Announcement, AnnouncementFile, Audience } from '../../../shared/domain/announcement';
import { CASE_KIND_WORDS } from '../../../shared/domain/case-words';
import { formKinds } from '../../../shared/domain/form';
import { preparePaper } from '../../cancellation/prepare-paper';
import { serverNowMs } from '../../clock';
import { ChoiceField } from '../../parts/choice-field';
import { Failure } from '../../parts/failure';
import { Field } from '../../parts/field';
import { Form } from '../../parts/form';
import { Skeleton } from '../../parts/skeleton';
import { Submit } from '../../parts/submit';
import { TextArea } from '../../parts/text-area';
import { Tick } from '../../parts/tick';
import { useLanguage } from '../../words/speech';
import { call } from '../call';
import { useAnnouncementWords } from '../words/announcements';
import { istanbulInput, readIstanbul } from './istanbul-input';

type Versioned = Announcement & { readonly version: number };

/** Writes an announcement, or changes the one with an id. */
export function AnnouncementForm({ id, onDone }: { id: Announcement['id'] | undefined; onDone: () => void }) {
  const words = useAnnouncementWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['announcement', id],
    queryFn: ({ signal }) => call('office', 'announcement', { params: { id: id ?? '' }, signal }),
    enabled: id !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
  if (id === undefined) return <Fields onDone={onDone} />;
  if (error) return <Failure title={words.failed} error={error} retry={refetch} />;
  return data === undefined ? <Skeleton width={20} /> : <Fields key={data.version} before={data} onDone={onDone} />;
}

function Fields({ before, onDone }: { before?: Versioned; onDone: () => void }) {
  const words = useAnnouncementWords();
  const { language } = useLanguage();
  const [id] = useState(() => before?.id ?? crypto.randomUUID());
  const [files, setFiles] = useState<readonly AnnouncementFile[]>(before?.files ?? []);

  const send = async (fields: FormData) => {
    const chosen = fields.getAll('files').filter((file): file is File => file instanceof File && file.size > 0);
    const added: AnnouncementFile[] = [];
    for (const file of chosen) {
      const body = { announcement: id, name: file.name.slice(-120), content: await preparePaper(file) };
      added.push(await call('office', 'uploadFile', { body }));
    }
    const until = readIstanbul(String(fields.get('until') ?? ''));
    const from = readIstanbul(String(fields.get('from') ?? ''));
    if (from === undefined) return;
    const body = {
      title: String(fields.get('title')),
      text: String(fields.get('text')),
      audience: fields.get('audience') as Audience,
      from,
      ...(until !== undefined && { until }),
      isPinned: fields.get('isPinned') === 'on',
      files: [...files, ...added],
      forms: formKinds.filter((kind) => fields.get(`form.${kind}`) === 'on'),
      version: before?.version ?? 0,
    };
    await call('office', 'saveAnnouncement', { params: { id }, body });
    onDone();
  };

  return (
    <Form send={send}>
      <Field name="title" label={words.heading} defaultValue={before?.title} minLength={3} maxLength={120} required />
      <TextArea name="text" label={words.text} defaultValue={before?.text} rows={7} maxLength={5_000} required />
      <ChoiceField
        name="audience"
        label={words.audience}
        chosen={before?.audience}
        choices={{ everyone: words.everyone, owners: words.owners }}
      />
      <Field
        name="from"
        type="datetime-local"
        label={words.from}
        defaultValue={istanbulInput(before === undefined ? serverNowMs() : Date.parse(before.from))}
        required
      />
      <Field
        name="until"
        type="datetime-local"
        label={words.until}
        defaultValue={before?.until === undefined ? '' : istanbulInput(Date.parse(before.until))}
        blamedFor={['never-visible']}
      />
      <Tick name="isPinned" label={words.isPinned} isOn={before?.isPinned ?? false} />
      <fieldset className="stack">
        <legend>{words.forms}</legend>
        {formKinds.map((kind) => (
          <Tick
            key={kind}
            name={`form.${kind}`}
            label={CASE_KIND_WORDS[kind][language]}
            isOn={before?.forms.includes(kind) ?? false}
          />
        ))}
      </fieldset>
      {files.map((file) => (
        <p key={file.id} className="row">
          <span>{file.name}</span>
          <button
            type="button"
            className="btn plain small"
            onClick={() => setFiles(files.filter((other) => other !== file))}
          >
            {words.removeFile(file.name)}
          </button>
        </p>
      ))}
      <Field
        name="files"
        type="file"
        label={words.files}
        accept="application/pdf,image/jpeg,image/png"
        multiple
        blamedFor={['file-not-accepted']}
      />
      <Submit>{words.publish}</Submit>
    </Form>
  );
}
