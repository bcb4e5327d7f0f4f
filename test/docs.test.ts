import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillTables } from '../scripts/write-codebook.js';

const codebook = readFileSync('docs/codebook.md', 'utf8');
const findings = readFileSync('src/coder/findings.ts', 'utf8');

/** The part of the codebook under a heading of the second level. */
function sectionOf(heading: string): string {
  const start = codebook.indexOf(`\n## ${heading}\n`);
  expect(start).toBeGreaterThan(0);
  const end = codebook.indexOf('\n## ', start + 1);
  return codebook.slice(start, end < 0 ? undefined : end);
}

/** Names of the fields of an interface in findings.ts. */
function fieldsOf(name: string): string[] {
  const body = new RegExp(`export interface ${name} \\{\\n([^]*?)\\n\\}`).exec(findings)?.[1] ?? '';
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map((match) => match[1]!);
}

/** Words in quotes that a type in findings.ts allows. */
function valuesOf(name: string): string[] {
  return [...(new RegExp(`export type ${name} =([^;]*);`).exec(findings)?.[1] ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1]!);
}

describe('docs/codebook.md', () => {
  it('has the tables data/ gives; else run npx tsx scripts/write-codebook.ts', () => {
    expect(fillTables(codebook)).toBe(codebook);
  });

  it.each([
    ['Event', 'EventFinding'], ['Event', 'Actor'], ['Event', 'Attribution'], ['Event', 'EventDate'], ['Commitment', 'CommitmentFinding'], ['Claim', 'ClaimFinding'], ['Loaded', 'LoadedFinding'], ['Issue', 'IssueFinding'],
  ])('%s tells every field of %s', (heading, name) => {
    const fields = fieldsOf(name);
    expect(fields.length).toBeGreaterThan(2);
    const section = sectionOf(heading);
    expect(fields.filter((field) => !section.includes(`\`${field}\``))).toEqual([]);
  });

  it.each([['Commitment', 'CommitmentType'], ['Commitment', 'CommitmentStatus'], ['Claim', 'ClaimType']])('%s tells every value of %s', (heading, name) => {
    const values = valuesOf(name);
    expect(values.length).toBeGreaterThan(3);
    expect(values.filter((value) => !sectionOf(heading).includes(`\`${value}\``))).toEqual([]);
  });

  it('tells every issue a reader of documents may meet', () => {
    const files = ['src/cli/input', 'src/cli', 'src/coder'].flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.includes('.test.')).map((name) => `${folder}/${name}`));
    const codes = new Set(files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'((?:document|row|file|coder)\/[a-z-]+)'/g)].map((match) => match[1]!)));
    expect(codes.size).toBeGreaterThan(15);
    expect([...codes].filter((code) => !codebook.includes(`\`${code}\``))).toEqual([]);
  });
});

const PAGES = ['.', 'docs', 'docs/adr', 'data/lexicon', 'data/chronicle', 'data/gold'].filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => posix.join(folder, name)));

/** Names of headings as links to them write them. */
function headingsOf(page: string): string[] {
  return [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').trim().replaceAll(' ', '-'));
}

describe('links between pages', () => {
  it('are looked for where pages are', () => {
    expect(PAGES).toEqual(expect.arrayContaining(['ARCHITECTURE.md', 'docs/codebook.md', 'docs/http-api.md']));
  });

  it.each(PAGES)('of %s lead to files and headings that are there', (page) => {
    const text = readFileSync(page, 'utf8').replaceAll(/```[^]*?```/g, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"/g)].map((match) => (match[1] ?? match[2])!).filter((link) => !/^(?:[a-z]+:|\/\/)/.test(link));
    const broken = links.filter((link) => {
      const [path = '', heading] = link.split('#');
      const target = path === '' ? page : posix.join(posix.dirname(page), path);
      return !existsSync(target) || (heading !== undefined && target.endsWith('.md') && !headingsOf(target).includes(heading));
    });
    expect(broken).toEqual([]);
  });
});
