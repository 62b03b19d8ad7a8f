import { describe, expect, test } from 'vitest'
import { smallProject } from './support/projects.js'
import { expectRefusal, type Refusal } from './support/refusal.js'

/** Command lines that cannot be meant like that. */
const cases: Record<string, Refusal> = {
  'an unknown command': { args: ['frobnicate'], finding: 'unknown_command', says: /generate/ },
  'a misspelt command': { args: ['genrate'], finding: 'unknown_command', says: /chkit generate/ },
  'a command in capitals': { args: ['STATUS'], finding: 'unknown_command', says: /chkit status/ },
  'a command that every object has': { args: ['constructor'], finding: 'unknown_command' },
  'an empty command': { args: [''], finding: 'unknown_command' },
  'a very long command': { args: ['x'.repeat(20_000)], finding: 'unknown_command' },
  'a command of a plugin': { args: ['codegen'], finding: 'plugin_not_configured' },
  'another command of a plugin': { args: ['pull', 'schema'], finding: 'plugin_not_configured' },
  'an unknown flag': { args: ['status', '--verbose'], finding: 'unknown_flag', says: /--help/ },
  'a misspelt flag': { args: ['generate', '--dry-run'], finding: 'unknown_flag', says: /--dryrun/ },
  'an unknown short flag': { args: ['migrate', '-y'], finding: 'unknown_flag' },
  'a flag of another command': { args: ['status', '--apply'], finding: 'unknown_flag' },
  'an unknown flag with a secret': {
    args: ['status', '--password=hunter2'],
    finding: 'unknown_flag',
    secret: 'hunter2',
  },
  'a flag that every object has': { args: ['status', '--__proto__'], finding: 'unknown_flag' },
  'an argument': { args: ['migrate', 'now'], finding: 'unexpected_argument', says: /now/ },
  'a second command': { args: ['generate', 'migrate'], finding: 'unexpected_argument' },
  'no value at the end': { args: ['generate', '--name'], finding: 'missing_flag_value', says: /--name/ },
  'a flag in the place of a value': {
    args: ['generate', '--name', '--dryrun'],
    finding: 'missing_flag_value',
    says: /--name/,
  },
  'an empty value': { args: ['generate', '--config='], finding: 'missing_flag_value', says: /--config/ },
  'an empty name': { args: ['generate', '--name', ''], finding: 'missing_flag_value', says: /--name/ },
  'a value where none belongs': { args: ['migrate', '--apply=maybe'], finding: 'invalid_flag_value', says: /--apply/ },
  'an unknown strategy': {
    args: ['generate', '--structural-changes', 'rebild'],
    finding: 'invalid_flag_value',
    says: /rebuild/,
  },
  'a table rename without databases': {
    args: ['generate', '--rename-table', 'old=new'],
    finding: 'invalid_flag_value',
  },
  'a table rename of one side': { args: ['generate', '--rename-table', 'app.old'], finding: 'invalid_flag_value' },
  'a column rename of a table': { args: ['generate', '--rename-column', 'app.old=new'], finding: 'invalid_flag_value' },
  'a rename of what is not there': {
    args: ['generate', '--rename-column', 'app.nothing.old=new'],
    finding: 'rename_source_missing',
    says: /app\.nothing/,
  },
  'a selector of everything': { args: ['generate', '--table', '*'], finding: 'invalid_scope' },
  'a selector with a star inside': { args: ['generate', '--table', 'ev*nts'], finding: 'invalid_scope' },
  'a selector with a star in the database': { args: ['generate', '--table', 'app*.events'], finding: 'invalid_scope' },
  'a selector of three parts': { args: ['generate', '--table', 'a.b.c'], finding: 'invalid_scope' },
  'a selector of one dot': { args: ['generate', '--table', '.'], finding: 'invalid_scope' },
  'a selector for migrate': { args: ['migrate', '--table', '*'], finding: 'invalid_scope' },
  'a template that is none': {
    args: ['init', '--template', 'maximal'],
    finding: 'invalid_flag_value',
    says: /minimal/,
  },
  'a template that every object has': { args: ['init', '--template', 'toString'], finding: 'invalid_flag_value' },
  'a migration id of nothing': { args: ['generate', '--migration-id', '/../'], finding: 'invalid_flag_value' },
  'a journal with an odd name': {
    args: ['status'],
    env: { CHKIT_JOURNAL_TABLE: 'journal; DROP TABLE x' },
    finding: 'invalid_journal_table',
  },
}

describe('a command line', () => {
  test.each(Object.entries(cases))('%s', async (_name, refusal) => {
    await expectRefusal(smallProject(), refusal)
  })

  test('a flag in front of the command', async () => {
    const project = smallProject()
    const { exitCode, stdout, stderr } = await project.chkit(['--json', 'status'])
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ command: 'status', ok: false, error: { name: 'unknown_flag' } })
  })

  test('names that would leave the folder stay inside it', async () => {
    const project = smallProject()
    const { exitCode } = await project.chkit(['generate', '--name', '../../up and away', '--migration-id', '../1'])
    expect(exitCode).toBe(0)
    expect(project.migrations()).toEqual(['1_______up_and_away.sql'])
  })
})
