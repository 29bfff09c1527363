/** Parses what the build reads from the environment; refuses nonsense with a sentence. */

const pattern = /^(https?|\*):\/\/(\*|(\*\.)?[a-z0-9.-]+)(:\d+)?\/\*$/i;

/** The server origin built into the extension. */
export const serverOrigin = (value: string | undefined): string => {
  if (value === undefined || value === '') return 'http://localhost:9000';
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.origin !== value.replace(/\/$/, '')) {
    throw new Error(
      `BATON_SERVER is "${value}"; it must be an origin like https://call.example.org.`,
    );
  }
  return url.origin;
};

/** Match patterns of the sites that are allowed from the start. */
export const sitePatterns = (value: string | undefined): string[] => {
  const sites = (value ?? '')
    .split(',')
    .map((site) => site.trim())
    .filter((site) => site !== '');
  for (const site of sites) {
    if (!pattern.test(site)) {
      throw new Error(
        `BATON_SITES has "${site}"; a pattern looks like https://meet.example.org/*.`,
      );
    }
  }
  return sites;
};
