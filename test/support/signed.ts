import { createHmac } from 'node:crypto';

/** As `fetch` and node:http take it. */
export interface SignedRequest {
  readonly method: 'POST';
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** A request as Slack signs it (docs.slack.dev, "Verifying requests from Slack"). */
export function signedRequest(secret: string, body: string, timestamp = Math.floor(Date.now() / 1000)): SignedRequest {
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
  };
}

/** The body of a slash command. */
export function commandBody(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams({
    token: 'deprecated',
    team_id: 'T000000001',
    team_domain: 'example',
    channel_id: 'C000000001',
    channel_name: 'general',
    user_id: 'U000000001',
    user_name: 'someone',
    command: '/goal',
    text: '',
    api_app_id: 'A000000001',
    is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1:9/nowhere',
    trigger_id: '1.2.abc',
    ...fields,
  }).toString();
}
