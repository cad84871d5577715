import type { MessageEntity } from 'grammy/types';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { entityTree, type TextNode } from './entity-tree.js';
import { usePage } from './page-context.js';
import { webAddress } from './web-address.js';

interface RichTextProps {
  readonly text: string;
  readonly entities?: readonly MessageEntity[] | undefined;
  /** What a tapped command does; commands are not to be tapped where it is missing. */
  readonly onCommand?: ((command: string) => void) | undefined;
}

/**
 * A message's text. Everything in it becomes a text node, in order and unchanged, so that a selection's place on the
 * screen is its place in the message.
 */
export function RichText({ text, entities, onCommand }: RichTextProps) {
  return <Nodes nodes={entityTree(text, entities)} onCommand={onCommand} />;
}

type OnCommand = RichTextProps['onCommand'];

function Nodes({ nodes, onCommand }: { readonly nodes: readonly TextNode[]; readonly onCommand: OnCommand }) {
  return (
    <>
      {nodes.map((node, place) =>
        node.kind === 'entity' ? (
          <Entity key={place} node={node} onCommand={onCommand} />
        ) : isBlock(nodes[place - 1]) && node.text.startsWith('\n') ? (
          <AfterBlock key={place} text={node.text} />
        ) : (
          node.text
        ),
      )}
    </>
  );
}

/** What ends the line of a block quote is in the text, but no line of its own on the screen. */
function AfterBlock({ text }: { readonly text: string }) {
  return (
    <>
      <span hidden>{text.slice(0, 1)}</span>
      {text.slice(1)}
    </>
  );
}

function isBlock(node: TextNode | undefined): boolean {
  return node?.kind === 'entity' && ['blockquote', 'expandable_blockquote', 'pre'].includes(node.entity.type);
}

type EntityNode = Extract<TextNode, { kind: 'entity' }>;

function Entity({ node, onCommand }: { readonly node: EntityNode; readonly onCommand: OnCommand }) {
  const { entity, text } = node;
  const inside = <Nodes nodes={node.nodes} onCommand={onCommand} />;
  switch (entity.type) {
    case 'bold':
      return <strong>{inside}</strong>;
    case 'italic':
      return <em>{inside}</em>;
    case 'underline':
      return <u>{inside}</u>;
    case 'strikethrough':
      return <s>{inside}</s>;
    case 'code':
      return <code>{inside}</code>;
    case 'pre':
      return <pre>{inside}</pre>;
    case 'spoiler':
      return <Spoiler>{inside}</Spoiler>;
    case 'blockquote':
      return <blockquote>{inside}</blockquote>;
    case 'expandable_blockquote':
      return <ExpandableQuote>{inside}</ExpandableQuote>;
    case 'text_link':
      return <Link address={entity.url}>{inside}</Link>;
    case 'url':
      return <Link address={text}>{inside}</Link>;
    case 'bot_command':
      return onCommand === undefined ? (
        <>{inside}</>
      ) : (
        <button type="button" class="link" onClick={() => onCommand(text)}>
          {inside}
        </button>
      );
    case 'mention':
    case 'text_mention':
    case 'hashtag':
    case 'cashtag':
    case 'email':
    case 'phone_number':
      return <span class="link">{inside}</span>;
    case 'custom_emoji':
    case 'date_time':
      break;
  }
  return <>{inside}</>;
}

interface Children {
  readonly children: ComponentChildren;
}

/** Whatever is no web address stays text. */
function Link({ address, children }: Children & { readonly address: string }) {
  const url = webAddress(address);
  return url === null ? (
    <>{children}</>
  ) : (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function Spoiler({ children }: Children) {
  const { texts } = usePage();
  const [shown, setShown] = useState(false);
  return (
    <button
      type="button"
      class="spoiler"
      aria-pressed={shown}
      aria-label={shown ? undefined : texts.reveal}
      onClick={() => setShown(!shown)}
    >
      <span>{children}</span>
    </button>
  );
}

/** Three lines until it is opened, as Telegram draws it. */
function ExpandableQuote({ children }: Children) {
  const { texts } = usePage();
  const [open, setOpen] = useState(false);
  return (
    <div class="expandable">
      <blockquote class={open ? '' : 'folded'}>{children}</blockquote>
      <button
        type="button"
        class="unfold"
        aria-expanded={open}
        aria-label={open ? texts.fold : texts.unfold}
        onClick={() => setOpen(!open)}
      />
    </div>
  );
}
