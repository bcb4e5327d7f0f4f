/** Writes docs/http-api.md from src/server/contract.ts: `npx tsx scripts/write-http-api.ts`. A test fails when the file is behind. */
import { writeFileSync } from 'node:fs';
import { createApp } from '../src/server/app.js';
import { MemoryStore } from '../src/storage/memory-store.js';

interface Schema {
  readonly $ref?: string; readonly type?: string | readonly string[]; readonly description?: string; readonly example?: unknown; readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]; readonly items?: Schema; readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[]; readonly additionalProperties?: Schema | boolean; readonly minimum?: number; readonly maximum?: number; readonly const?: unknown;
}
interface Parameter { readonly name: string; readonly in: string; readonly required?: boolean; readonly description?: string; readonly schema?: Schema; readonly example?: unknown }
interface Operation { readonly summary?: string; readonly parameters?: readonly Parameter[]; readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }; readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>> }
interface OpenApi { readonly paths: Readonly<Record<string, { readonly get?: Operation; readonly post?: Operation }>>; readonly components: { readonly schemas: Readonly<Record<string, Schema>> } }

/** The reference as Markdown. */
export async function describeApi(): Promise<string> {
  const response = await createApp(new MemoryStore()).request('http://localhost/api/openapi.json');
  const { paths, components } = await response.json() as OpenApi;
  const filters = paths['/api/places']?.get?.parameters ?? [];
  return [
    '# HTTP interface', '',
    '<!-- Written by scripts/write-http-api.ts from src/server/contract.ts. Do not edit. -->', '',
    '`bilat serve` answers these addresses over a record, besides the dashboard. All but the few marked POST only read: `GET` and `HEAD`. Every answer is JSON in UTF-8; `/api/openapi.json`',
    'describes the same in OpenAPI 3.1. Spans are half-open ranges of UTF-16 code units into the untouched text of the document.', '',
    'The service listens on `127.0.0.1` and answers only for that host (and `localhost`). Beyond this machine it needs a token, shown as `Authorization: Bearer TOKEN` or once as',
    '`?token=TOKEN`, which sets a cookie.', '',
    'A failed request answers with its HTTP status and `application/problem+json`: `{ "code": "request/invalid", "message": "…", "at": { "parameter": "from" } }`. Unknown parameters are refused, so that a',
    'mistyped filter never passes for a wide answer.', '',
    '## Filters', '', 'Addresses that answer events take these; conditions that are given must all hold.', '', ...parameterTable(filters), '',
    ...Object.entries(paths).flatMap(([path, { get, post }]) => [
      ...(get ? describeOperation('GET', path, get, filters) : []), ...(post ? describeOperation('POST', path, post, filters) : []),
    ]),
    '# Shapes', '',
    ...Object.entries(components.schemas).toSorted(([x], [y]) => (x < y ? -1 : 1)).flatMap(([name, schema]) => describeShape(name, schema)),
  ].join('\n').replace(/\n{3,}/g, '\n\n').trimEnd().concat('\n');
}

function describeOperation(method: string, path: string, { summary, parameters = [], requestBody, responses }: Operation, filters: readonly Parameter[]): string[] {
  const isFilter = (one: Parameter) => filters.some(({ name }) => name === one.name) && one.in === 'query';
  const takesFilters = parameters.filter(isFilter).length >= filters.length - 1;
  const own = takesFilters ? parameters.filter((one) => !isFilter(one)) : parameters;
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  const answer = Object.values(responses['200']?.content ?? {})[0]?.schema;
  return [
    `## ${method} ${path}`, '', `${summary}.`, '',
    ...(takesFilters ? [own.length > 0 ? 'Takes the filters above, and:' : 'Takes the filters above.', ''] : []),
    ...(own.length === 0 ? [] : [...parameterTable(own), '']),
    ...(body ? [`Takes a body in JSON: ${typeOf(body)}.`, ''] : []),
    `Answers ${answer ? typeOf(answer) : 'nothing'}: ${responses['200']!.description} Failures: ${Object.keys(responses).filter((status) => status !== '200').join(', ') || 'none of its own'}.`, '',
  ];
}

function parameterTable(parameters: readonly Parameter[]): string[] {
  return ['| parameter | takes | meaning |', '|---|---|---|', ...parameters.map((one) => {
    const description = one.description ?? one.schema?.description ?? '';
    const example = one.example ?? one.schema?.example;
    return `| \`${one.name}\`${one.required ? ' (required)' : ''} | ${typeOf(one.schema ?? {})} | ${escapeCell(description)}${example === undefined ? '' : ` Example: \`${String(example)}\`.`} |`;
  })];
}

function describeShape(name: string, schema: Schema): string[] {
  return [`## ${name}`, '', ...(schema.description ? [schema.description, ''] : []), '| field | type | meaning |', '|---|---|---|', ...fieldRows(schema, ''), ''];
}

function fieldRows(schema: Schema, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([field, value]) => {
    const inner = value.properties ? value : value.items?.properties ? value.items : null;
    const optional = schema.required?.includes(field) ? '' : ' (optional)';
    return [
      `| \`${prefix}${field}\`${optional} | ${inner ? (value.items ? 'list' : 'object') : typeOf(value)} | ${escapeCell(value.description ?? '')} |`,
      ...(inner ? fieldRows(inner, `${prefix}${field}${value.items ? '[]' : ''}.`) : []),
    ];
  });
}

function typeOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.replace(/^.*\//, '');
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(' ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`;
  return (typeof schema.type === 'string' ? [schema.type] : schema.type ?? ['anything']).join(' or ');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

if (process.argv[1]?.endsWith('write-http-api.ts')) writeFileSync(new URL('../docs/http-api.md', import.meta.url), await describeApi());
