import { calls, pieces, refusal, text, usage } from '../said.mjs';

const event = value => `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
const block = (call, input) => ({ type: 'tool_use', id: call.id, name: call.name, input });
const message = (content, stop) => ({ id: 'msg_1', type: 'message', role: 'assistant', model: 'up', content, stop_reason: stop, stop_sequence: null, usage: { input_tokens: usage.input, output_tokens: stop ? usage.output : 1 } });

export default {
  name: 'anthropic',
  base: '/anthropic/v1',
  models: ['GET /anthropic/v1/models', names => ({ data: names.map(id => ({ id, type: 'model', display_name: id })), has_more: false })],
  contentType: 'text/event-stream; charset=utf-8',
  model: body => body.model,
  isStream: (path, body) => body.stream === true,
  begin: () => [event({ type: 'message_start', message: message([], null) }), event({ type: 'ping' })],
  text: () => [
    event({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
    ...pieces.map(piece => event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: piece } })),
  ],
  tools: () => calls.flatMap((call, index) => [
    event({ type: 'content_block_start', index, content_block: block(call, {}) }),
    event({ type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json: '' } }),
    event({ type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json: JSON.stringify(call.arguments) } }),
    event({ type: 'content_block_stop', index }),
  ]),
  end: script => [
    ...(script === 'tools' ? [] : [event({ type: 'content_block_stop', index: 0 })]),
    event({ type: 'message_delta', delta: { stop_reason: script === 'tools' ? 'tool_use' : 'end_turn', stop_sequence: null }, usage: { output_tokens: usage.output } }),
    event({ type: 'message_stop' }),
  ],
  document: script => (script === 'tools' ? message(calls.map(call => block(call, call.arguments)), 'tool_use') : message([{ type: 'text', text }], 'end_turn')),
  refused: [400, { type: 'error', error: { type: 'invalid_request_error', message: refusal } }],
  countTokens: ['/count_tokens', () => ({ input_tokens: 42 })],
};
