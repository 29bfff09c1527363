export interface AuthorityPage {
  /** The machine's names as people know them. */
  machine: string;
  /** SHA-256 of the certificate, as the server printed it. */
  fingerprint: string;
  phoneOrigin: string;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** How to make a phone trust this server. Plain text in HTML: no script, no style. */
export const authorityPage = ({
  machine,
  fingerprint,
  phoneOrigin,
}: AuthorityPage): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Baton: trust this computer</title>
<h1>Let this phone trust ${escaped(machine)}</h1>
<p>A phone opens its camera and microphone only for a page that came over a trusted connection. This certificate makes it trust ${escaped(machine)}, by its own names and addresses, and nothing else.</p>
<p><a href="/ca.crt">Download the certificate</a></p>
<h2>iPhone and iPad</h2>
<ol>
<li>Download it in Safari and allow the profile.</li>
<li>Settings, General, VPN &amp; Device Management: install the profile.</li>
<li>Settings, General, About, Certificate Trust Settings: switch it on.</li>
</ol>
<h2>Android</h2>
<ol>
<li>Download it.</li>
<li>Settings: search for "CA certificate", choose to install one, and pick the downloaded file.</li>
</ol>
<h2>Check it first</h2>
<p>The certificate's SHA-256 fingerprint must be the one that the computer shows:</p>
<p><code>${escaped(fingerprint)}</code></p>
<p>Then open <a href="${escaped(phoneOrigin)}/">${escaped(phoneOrigin)}</a>.</p>
</html>
`;
