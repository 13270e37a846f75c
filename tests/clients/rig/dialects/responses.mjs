import { calls, pieces, refusal, text, usage } from '../said.mjs';
import openai from './openai.mjs';

const counts = { input_tokens: usage.input, output_tokens: usage.output, total_tokens: usage.input + usage.output, input_tokens_details: { cached_tokens: 0 }, output_tokens_details: { reasoning_tokens: 0 } };
const event = value => `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
const message = content => ({ id: 'msg_1', type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text: content, annotations: [] }] });
const item = (call, index) => ({ id: `fc_${index}`, type: 'function_call', status: 'completed', call_id: call.id, name: call.name, arguments: JSON.stringify(call.arguments) });
const response = (status, output) => ({ id: 'resp_1', object: 'response', created_at: 1700000000, status, model: 'up', output, usage: status === 'completed' ? counts : null });
const output = script => (script === 'tools' ? calls.map(item) : [message(text)]);

export default {
  ...openai,
  name: 'responses',
  base: '/responses/v1',
  models: ['GET /responses/v1/models', openai.models[1]],
  begin: () => [event({ type: 'response.created', sequence_number: 0, response: response('in_progress', []) })],
  text: () => [
    event({ type: 'response.output_item.added', output_index: 0, item: { ...message(''), status: 'in_progress', content: [] } }),
    event({ type: 'response.content_part.added', output_index: 0, content_index: 0, item_id: 'msg_1', part: { type: 'output_text', text: '', annotations: [] } }),
    ...pieces.map(delta => event({ type: 'response.output_text.delta', output_index: 0, content_index: 0, item_id: 'msg_1', delta })),
  ],
  tools: () => calls.flatMap((call, index) => [
    event({ type: 'response.output_item.added', output_index: index, item: { ...item(call, index), status: 'in_progress', arguments: '' } }),
    event({ type: 'response.function_call_arguments.delta', output_index: index, item_id: `fc_${index}`, delta: JSON.stringify(call.arguments) }),
    event({ type: 'response.output_item.done', output_index: index, item: item(call, index) }),
  ]),
  end: script => [event({ type: 'response.completed', response: response('completed', output(script)) })],
  document: script => response('completed', output(script)),
  refused: [400, { error: { message: refusal, type: 'invalid_request_error', param: 'input', code: 'context_length_exceeded' } }],
};
