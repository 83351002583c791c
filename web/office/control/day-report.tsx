import { useMutation } from '@tanstack/react-query';
import type { Day } from '../../../shared/domain/instant';
import { saveFile } from '../../reports/file';
import { useLanguage } from '../../words/speech';
import { call } from '../call';
import { useControlWords } from '../words/control';

const FORMATS = { pdf: 'PDF', xlsx: 'Excel' } as const;
type Format = keyof typeof FORMATS;

/** The daily control report, to take along. */
export function DayReport({ day }: { day: Day }) {
  const words = useControlWords();
  const { language } = useLanguage();
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: async (format: Format) =>
      saveFile(await call('control', 'dayReport', { params: { day }, query: { format, language } })),
  });
  return (
    <div className="exports">
      {(Object.keys(FORMATS) as Format[]).map((format) => (
        <button
          key={format}
          type="button"
          className="btn plain small"
          aria-label={words.download(FORMATS[format])}
          aria-busy={isPending && variables === format}
          disabled={isPending}
          onClick={() => mutate(format)}
        >
          {isPending && variables === format ? words.preparing : FORMATS[format]}
        </button>
      ))}
      {error && (
        <p className="problem" role="alert">
          {words.fileFailed}
        </p>
      )}
    </div>
  );
}
