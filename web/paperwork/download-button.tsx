import { useMutation } from '@tanstack/react-query';
import type { ShownPayment } from '../../shared/api/bills';
import type { FormKind } from '../../shared/domain/form';
import { call } from '../call';
import { tellFailure } from '../refused';
import { saveFile } from '../reports/file';
import { useSpeech } from '../words/language';

interface DownloadButtonProps {
  readonly kind: FormKind;
  /** Blank for everybody; otherwise with what is known of the agent. */
  readonly isBlank?: boolean;
  /** The payment a cancellation is about. */
  readonly payment?: ShownPayment['id'];
  /** What the button says to who cannot see what stands around it. */
  readonly name?: string;
  readonly children: string;
}

/** Saves a form as a PDF to fill in. */
export function DownloadButton({ kind, isBlank = false, payment, name, children }: DownloadButtonProps) {
  const { words, language } = useSpeech();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const about = payment === undefined ? {} : { payment };
      saveFile(await call('forms', 'download', { params: { kind }, body: { isBlank, ...about } }));
    },
  });
  return (
    <>
      <button
        type="button"
        className="btn plain"
        aria-label={name}
        aria-busy={isPending}
        disabled={isPending}
        onClick={() => mutate()}
      >
        {isPending ? words.preparing : children}
      </button>
      {error && (
        <p className="problem" role="alert">
          {tellFailure(error, language)}
        </p>
      )}
    </>
  );
}
