import assert from 'node:assert/strict';
import { test } from 'node:test';
import OpenAI from 'openai';
import { text, tools, vectors } from './rig/said.mjs';
import { suite } from './rig/suite.mjs';

const messages = [{ role: 'user', content: 'hello' }];
const functions = tools.map(({ name, description, schema }) => ({ type: 'function', function: { name, description, parameters: schema } }));
const counts = given => given && { input: given.prompt_tokens, output: given.completion_tokens };
const parsed = call => ({ id: call.id, name: call.name, arguments: JSON.parse(call.arguments) });

suite('openai: chat', router => {
  const client = new OpenAI({ baseURL: router.v1, apiKey: 'any', maxRetries: 0 });
  const read = async (model, more = {}) => {
    const said = { text: '', finish: null, grown: [] };
    for await (const chunk of await client.chat.completions.create({ model, messages, stream: true, stream_options: { include_usage: true }, ...more })) {
      const choice = chunk.choices[0];
      said.text += choice?.delta?.content ?? '';
      said.finish = choice?.finish_reason ?? said.finish;
      said.usage = counts(chunk.usage) ?? said.usage;
      for (const delta of choice?.delta?.tool_calls ?? []) {
        const call = said.grown[delta.index] ??= { id: '', name: '', arguments: '' };
        call.id += delta.id ?? '';
        call.name += delta.function?.name ?? '';
        call.arguments += delta.function?.arguments ?? '';
      }
    }
    return { ...said, calls: said.grown.map(parsed) };
  };
  return {
    stream: model => read(model),
    async tools(model) {
      const said = await read(model, { tools: functions });
      assert.equal(said.finish, 'tool_calls');
      return said;
    },
    async whole(model) {
      const reply = await client.chat.completions.create({ model, messages });
      return { text: reply.choices[0].message.content, usage: counts(reply.usage) };
    },
    async abort(model) {
      const stream = await client.chat.completions.create({ model, messages, stream: true });
      for await (const _ of stream) break;
    },
  };
}, {
  extra: get => {
    for (const provider of ['openai', 'ollama', 'gemini']) {
      for (const encoding_format of [undefined, 'float']) {
        test(`embeds over ${provider}, encoding ${encoding_format ?? 'of its choice'}`, async () => {
          const client = new OpenAI({ baseURL: get().router.v1, apiKey: 'any', maxRetries: 0 });
          const reply = await client.embeddings.create({ model: `${provider}/text`, input: ['a', 'b'], ...(encoding_format && { encoding_format }) });
          assert.deepEqual(reply.data.map(each => [...each.embedding]), vectors);
        });
      }
    }
    test('legacy completions stream', async () => {
      const client = new OpenAI({ baseURL: get().router.v1, apiKey: 'any', maxRetries: 0 });
      let said = '';
      for await (const chunk of await client.completions.create({ model: 'anthropic/text', prompt: 'hello', max_tokens: 20, stream: true })) said += chunk.choices[0]?.text ?? '';
      assert.equal(said, text);
    });
  },
});

suite('openai: responses', router => {
  const client = new OpenAI({ baseURL: router.v1, apiKey: 'any', maxRetries: 0 });
  const flat = tools.map(({ name, description, schema }) => ({ type: 'function', name, description, parameters: schema, strict: false }));
  const told = response => ({
    text: response.output.flatMap(item => (item.type === 'message' ? item.content.map(part => part.text) : [])).join(''),
    calls: response.output.filter(item => item.type === 'function_call').map(item => parsed({ ...item, id: item.call_id })),
    usage: { input: response.usage.input_tokens, output: response.usage.output_tokens },
  });
  const read = async (model, more = {}) => {
    let grown = '', last, next = 0;
    for await (const event of await client.responses.create({ model, input: 'hello', stream: true, ...more })) {
      assert.equal(event.sequence_number, next++);
      if (event.type === 'response.output_text.delta') grown += event.delta;
      if (event.type === 'response.failed') throw new Error(event.response.error.message);
      if (event.type === 'response.completed') last = event.response;
    }
    assert.ok(last, 'the stream ended without response.completed');
    assert.equal(told(last).text, grown);
    return told(last);
  };
  return {
    stream: model => read(model),
    tools: model => read(model, { tools: flat }),
    whole: async model => told(await client.responses.create({ model, input: [{ role: 'user', content: 'hello' }] })),
    async abort(model) {
      for await (const event of await client.responses.create({ model, input: 'hello', stream: true })) if (event.type === 'response.output_text.delta') break;
    },
  };
});

