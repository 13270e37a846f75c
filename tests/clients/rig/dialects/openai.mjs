import { calls, pieces, refusal, text, usage, vectors } from '../said.mjs';

const counts = { prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: usage.input + usage.output };
const chunk = (delta, finish = null) => ({ id: 'c1', object: 'chat.completion.chunk', created: 1700000000, model: 'up', choices: [{ index: 0, delta, finish_reason: finish }] });
const data = value => `data: ${JSON.stringify(value)}\n\n`;
const call = ({ id, name, arguments: args }, index) => ({ index, id, type: 'function', function: { name, arguments: JSON.stringify(args) } });

export default {
  name: 'openai',
  base: '/openai/v1',
  models: ['GET /openai/v1/models', names => ({ data: names.map(id => ({ id, object: 'model' })) })],
  contentType: 'text/event-stream',
  model: body => body.model,
  isStream: (path, body) => body.stream === true,
  begin: () => [data(chunk({ role: 'assistant', content: '' }))],
  text: () => pieces.map(piece => data(chunk({ content: piece }))),
  // Both calls grow side by side, as OpenAI sends parallel calls.
  tools: () => [
    data(chunk({ tool_calls: calls.map((each, index) => ({ index, id: each.id, type: 'function', function: { name: each.name, arguments: '' } })) })),
    ...[0, 1].flatMap(half => calls.map((each, index) => {
      const args = JSON.stringify(each.arguments);
      return data(chunk({ tool_calls: [{ index, function: { arguments: half ? args.slice(5) : args.slice(0, 5) } }] }));
    })),
  ],
  end: finish => [data(chunk({}, finish === 'tools' ? 'tool_calls' : 'stop')), data({ ...chunk({}), choices: [], usage: counts }), 'data: [DONE]\n\n'],
  document: script => ({
    id: 'c1', object: 'chat.completion', created: 1700000000, model: 'up', usage: counts,
    choices: [{
      index: 0, finish_reason: script === 'tools' ? 'tool_calls' : 'stop',
      message: script === 'tools' ? { role: 'assistant', content: null, tool_calls: calls.map(call) } : { role: 'assistant', content: text },
    }],
  }),
  refused: [400, { error: { message: refusal, type: 'invalid_request_error', param: 'messages', code: 'context_length_exceeded' } }],
  embeddings: ['/embeddings', () => ({ data: vectors.map((embedding, index) => ({ index, embedding })), usage: { prompt_tokens: 3, total_tokens: 3 } })],
};
