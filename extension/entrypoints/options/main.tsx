import { render } from 'preact';
import { openRememberedStore } from '../../../core/control/remembered-store';
import { createRemembering } from '../../../core/control/remembering';
import type { Language } from '../../../core/ui/language';
import { Options } from '../../screens/options/options';
import { awakePermission } from '../../settings/awake-permission';
import { checkServer } from '../../settings/check-server';
import { resetAll } from '../../settings/reset';
import { browserSitePermissions } from '../../settings/site-permissions';
import { speakStored } from '../../settings/speak-stored';
import { writeLanguage } from '../../settings/stored-language';
import { readSettings, writeSettings } from '../../settings/stored-settings';
import { speak, spoken, text } from '../../text/text';

const root = document.querySelector('#screen');
if (root !== null) {
  const page = document.documentElement;
  const permissions = browserSitePermissions();
  const phones = createRemembering('L', openRememberedStore());
  const [stored] = await Promise.all([readSettings(), speakStored(page)]);

  const draw = (): void => {
    document.title = text.options.title;
    render(
      <Options
        permissions={permissions}
        awake={awakePermission}
        phones={phones}
        reset={() => void reset()}
        stored={stored}
        save={writeSettings}
        check={checkServer}
        language={spoken()}
        onLanguage={(language) => void change(language)}
      />,
      root,
    );
  };
  const change = async (language: Language): Promise<void> => {
    await Promise.all([writeLanguage(language), speak(language, page)]);
    draw();
  };
  const reset = async (): Promise<void> => {
    await resetAll(permissions, awakePermission, phones).finally(() => location.reload());
  };
  draw();
}
