import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { Button } from './Button';

interface Props {
  label: string;
  /** Such as `audio/*` or `.json`. */
  accept: string;
  /** What was picked is under way. */
  busy?: boolean;
  onPick: (file: File) => void;
}

/** A button that asks for one file. */
export const FilePicker = ({ label, accept, busy = false, onPick }: Props) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button busy={busy} onClick={() => input.current?.click()}>
        <Upload size={16} aria-hidden="true" />
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // Empty again, so that the same file can be picked twice.
          target.value = '';
          if (file) onPick(file);
        }}
      />
    </>
  );
};
