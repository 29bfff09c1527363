import { Mark } from '../../../core/ui/mark';
import type { SitePermissions } from '../../settings/site-permissions';
import { text } from '../../text/text';
import { KnownSites, OtherSites } from '../site-lists';
import { useSites } from '../use-sites';
import { LanguageSection, type LanguageSectionProps } from './language-section';
import { ServerSection, type ServerSectionProps } from './server-section';

/** The options page: the server, and the sites that Baton may start with. */
export const Options = ({
  permissions,
  language,
  onLanguage,
  ...server
}: ServerSectionProps & LanguageSectionProps & { readonly permissions: SitePermissions }) => {
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
      <ServerSection {...server} />
      <LanguageSection language={language} onLanguage={onLanguage} />
    </main>
  );
};
