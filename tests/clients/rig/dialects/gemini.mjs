import { calls, pieces, refusal, text, usage, vectors } from '../said.mjs';

const counts = { promptTokenCount: usage.input, candidatesTokenCount: usage.output, totalTokenCount: usage.input + usage.output };
const reply = (parts, finishReason) => ({ candidates: [{ content: { role: 'model', parts }, index: 0, ...(finishReason && { finishReason }) }], usageMetadata: counts, modelVersion: 'up', responseId: 'r1' });
const data = value => `data: ${JSON.stringify(value)}\r\n\r\n`;
const functionCalls = calls.map(call => ({ functionCall: { name: call.name, args: call.arguments } }));

export default {
  name: 'gemini',
  base: '/gemini/v1beta',
  models: ['GET /gemini/v1beta/models', names => ({ models: names.map(name => ({ name: `models/${name}`, supportedGenerationMethods: ['generateContent', 'embedContent'] })) })],
  contentType: 'text/event-stream',
  model: (body, path) => /models\/([^:/]+):/.exec(path)[1],
  isStream: path => path.includes(':streamGenerateContent'),
  begin: () => [],
  text: () => pieces.map(piece => data(reply([{ text: piece }]))),
  tools: () => [data(reply(functionCalls))],
  end: () => [data(reply([{ text: '' }], 'STOP'))],
  document: script => reply(script === 'tools' ? functionCalls : [{ text }], 'STOP'),
  refused: [400, { error: { code: 400, message: refusal, status: 'INVALID_ARGUMENT' } }],
  embeddings: [':batchEmbedContents', () => ({ embeddings: vectors.map(values => ({ values })) })],
  countTokens: [':countTokens', () => ({ totalTokens: 42 })],
};
