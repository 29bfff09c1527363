import { Mark } from '../../../core/ui/mark';
import type { AwakePermission } from '../../settings/awake-permission';
import type { SitePermissions } from '../../settings/site-permissions';
import { text } from '../../text/text';
import { AwakeSwitch } from '../awake/awake-switch';
import { KnownSites, OtherSites } from '../site-lists';
import { useSites } from '../use-sites';
import { LanguageSection, type LanguageSectionProps } from './language-section';
import { type RememberedPhones, RememberedSection } from './remembered-section';
import { ResetSection } from './reset-section';
import { ServerSection, type ServerSectionProps } from './server-section';

/** The options page: the sites that Baton may start with, what else it may, the phones that it knows, the server, and a way back. */
export const Options = ({
  permissions,
  awake,
  phones,
  language,
  onLanguage,
  reset,
  ...server
}: ServerSectionProps &
  LanguageSectionProps & {
    readonly permissions: SitePermissions;
    /** Null where the browser has no such permission. */
    readonly awake: AwakePermission | null;
    readonly phones: RememberedPhones;
    readonly reset: () => void;
  }) => {
  const sites = useSites(permissions);
  return (
    <main>
      <header class="title">
        <Mark size={40} />
        <h1>{text.options.title}</h1>
      </header>
      <section>
        <h2>{text.sites.title}</h2>
        <p class="soft">{text.sites.why}</p>
        <KnownSites sites={sites} />
        <OtherSites sites={sites} />
        <p class="small soft">{text.sites.everywhereElse}</p>
      </section>
      {awake !== null && <AwakeSwitch permission={awake} />}
      <RememberedSection phones={phones} />
      <ServerSection {...server} />
      <LanguageSection language={language} onLanguage={onLanguage} />
      <ResetSection reset={reset} />
    </main>
  );
};
