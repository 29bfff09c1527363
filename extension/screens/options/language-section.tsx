import type { Language } from '../../../core/ui/language';
import { LanguageMenu } from '../../../core/ui/language-menu';
import { text } from '../../text/text';

const words = text.language;

export interface LanguageSectionProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}

/** Which language the laptop's screens speak. */
export const LanguageSection = ({ language, onLanguage }: LanguageSectionProps) => (
  <section>
    <h2>{words.title}</h2>
    <LanguageMenu label={words.choose} language={language} onChoose={onLanguage} />
  </section>
);
