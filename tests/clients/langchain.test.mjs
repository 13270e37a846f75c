import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { tools, vectors } from './rig/said.mjs';
import { suite } from './rig/suite.mjs';

const functions = tools.map(({ name, description, schema }) => ({ type: 'function', function: { name, description, parameters: schema } }));
const counts = given => given && { input: given.input_tokens, output: given.output_tokens };
const told = message => ({
  text: message.text,
  calls: (message.tool_calls ?? []).map(call => ({ id: call.id, name: call.name, arguments: call.args })),
  usage: counts(message.usage_metadata),
});

suite('@langchain/openai', router => {
  const chat = model => new ChatOpenAI({ model, apiKey: 'any', maxRetries: 0, configuration: { baseURL: router.v1 } });
  const read = async (runnable, options) => {
    let whole;
    for await (const chunk of await runnable.stream('hello', options)) whole = whole ? whole.concat(chunk) : chunk;
    return told(whole);
  };
  return {
    stream: model => read(chat(model)),
    tools: model => read(chat(model).bindTools(functions)),
    whole: async model => told(await chat(model).invoke('hello')),
    abort: async model => {
      const leave = new AbortController();
      try {
        for await (const _ of await chat(model).stream('hello', { signal: leave.signal })) leave.abort();
      } catch (fault) {
        assert.match(String(fault), /abort/i);
      }
    },
  };
}, {
  extra: get => test('embeds', async () => {
    const embeddings = new OpenAIEmbeddings({ model: 'ollama/text', apiKey: 'any', configuration: { baseURL: get().router.v1 } });
    assert.deepEqual(await embeddings.embedDocuments(['a', 'b']), vectors);
  }),
});
