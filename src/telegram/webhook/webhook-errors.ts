/** Telegram takes no such address. Its message is one line for the person who set it. */
export class WebhookRefusedError extends Error {
  override readonly name = 'WebhookRefusedError';

  /** @param answer what Telegram said. */
  constructor(readonly answer: string) {
    super(`Telegram refused the webhook (${answer}): check WEBHOOK_URL`);
  }
}

/** Another process has set a webhook of its own, or has removed this one, which is how polling begins. */
export class WebhookTakenError extends Error {
  override readonly name = 'WebhookTakenError';

  constructor() {
    super(
      "another process gets this bot's updates: this one's webhook is not set any more; stop that one, or give this one a token of its own",
    );
  }
}
