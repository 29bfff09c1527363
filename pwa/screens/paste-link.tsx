import { useState } from 'preact/hooks';
import { Button } from '../../core/ui/button';
import { Field } from '../../core/ui/field';
import { LinkIcon } from '../../core/ui/icons';
import { text } from '../text/text';
import type { Act } from './act';

/** For phones without a camera and people who cannot see a code: the link that the laptop copies. */
export const PasteLink = ({
  act,
  open = false,
}: {
  readonly act: Act;
  readonly open?: boolean;
}) => {
  const [shown, setShown] = useState(open);
  const [link, setLink] = useState('');
  if (!shown) {
    return (
      <Button look="plain" icon={<LinkIcon />} onClick={() => setShown(true)}>
        {text.paste.open}
      </Button>
    );
  }
  return (
    <form
      class="paste"
      onSubmit={(event) => {
        event.preventDefault();
        if (link.trim() !== '') act({ do: 'scanned', text: link.trim() });
      }}
    >
      <Field
        label={text.paste.label}
        kind="url"
        placeholder={text.paste.placeholder}
        value={link}
        onInput={setLink}
      />
      <Button type="submit" look="quiet" wide disabled={link.trim() === ''}>
        {text.paste.submit}
      </Button>
    </form>
  );
};
