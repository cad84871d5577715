import { useState } from 'preact/hooks';
import { usePage } from './page-context.js';

const empty = { title: '', publisher: '', body: '' };

/** A form that publishes an article, which the bot finds by itself. */
export function PanelPublish() {
  const { actions, texts } = usePage();
  const [article, setArticle] = useState(empty);
  const [busy, setBusy] = useState(false);
  const set = (field: keyof typeof empty) => (value: string) => setArticle({ ...article, [field]: value });
  const publish = async (): Promise<void> => {
    setBusy(true);
    const published = await actions.publish(article);
    setBusy(false);
    if (published) setArticle(empty);
  };
  return (
    <form
      class="publish"
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <TextField label={texts.articleTitle} value={article.title} maxLength={200} required set={set('title')} />
      <TextField label={texts.articlePublisher} value={article.publisher} maxLength={40} set={set('publisher')} />
      <label class="field">
        <span>{texts.articleBody}</span>
        <textarea
          rows={5}
          maxLength={100_000}
          required
          value={article.body}
          placeholder={texts.articleBodyHint}
          onInput={({ currentTarget }) => set('body')(currentTarget.value)}
        />
      </label>
      <p class="row">
        <button type="submit" disabled={busy || article.title.trim() === '' || article.body.trim() === ''}>
          {texts.publish}
        </button>
      </p>
    </form>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly required?: boolean;
  readonly set: (value: string) => void;
}

function TextField({ label, value, maxLength, required = false, set }: TextFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="text"
        value={value}
        maxLength={maxLength}
        required={required}
        onInput={({ currentTarget }) => set(currentTarget.value)}
      />
    </label>
  );
}
