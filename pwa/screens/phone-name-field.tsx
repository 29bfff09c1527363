import { useState } from 'preact/hooks';
import { limits } from '../../core/protocol/limits';
import { Field } from '../../core/ui/field';
import { printableName } from '../phone-name';
import { text } from '../text/text';
import type { Act } from './act';

/** How the laptop calls this phone. An empty name is not taken. */
export const PhoneNameField = ({ act, name }: { readonly act: Act; readonly name: string }) => {
  const [draft, setDraft] = useState(name);
  return (
    <Field
      label={text.devices.phoneName}
      value={draft}
      maxLength={limits.phoneNameChars}
      onInput={setDraft}
      onChange={(typed) => {
        const chosen = printableName(typed) ?? name;
        setDraft(chosen);
        if (chosen !== name) act({ do: 'rename', name: chosen });
      }}
    />
  );
};
