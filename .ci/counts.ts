import { z } from 'zod'

/** What a gate found, by test. */
export interface Counts {
  readonly passed: number
  readonly skipped: number
  readonly failed: readonly string[]
}

const vitestReport = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).optional() }),
      ),
    }),
  ),
})

/** Reads Vitest's JSON report. A file that could not be loaded has no tests in it and counts as one that failed. */
export function vitestCounts(report: unknown): Counts {
  const files = vitestReport.parse(report).testResults
  const tests = files.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: file.name })))
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    skipped: tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').length,
    failed: [
      ...tests.filter((test) => test.status === 'failed').map((test) => `${test.file}: ${test.fullName}`),
      ...broken.map((file) => `${file.name}: the file did not run`),
    ],
  }
}

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      results: z.array(z.object({ error: z.object({ message: z.string() }).optional() })),
    }),
  ),
})
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec),
  get suites() {
    return z.array(playwrightSuite).optional()
  },
})
const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(z.object({ message: z.string().optional() })),
})

/** Reads Playwright's JSON report. A flaky test has failed once, so it failed. */
export function playwrightCounts(report: unknown): Counts {
  const { suites, errors } = playwrightReport.parse(report)
  const tests = suites
    .flatMap(specsOf)
    .flatMap((spec) =>
      spec.tests.map((test) => ({ ...test, name: `[${test.projectName}] ${spec.file}: ${spec.title}` })),
    )
  return {
    passed: tests.filter((test) => test.status === 'expected').length,
    skipped: tests.filter((test) => test.status === 'skipped').length,
    failed: [
      ...tests.filter((test) => test.status === 'unexpected' || test.status === 'flaky').map((test) => test.name),
      ...errors.map((error) => error.message?.split('\n')[0] ?? 'an error outside of any test'),
    ],
  }
}

function specsOf(suite: z.infer<typeof playwrightSuite>): readonly z.infer<typeof playwrightSpec>[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]
}

/** A test that has failed, and how it began to say why. */
export interface FailedTest {
  readonly file: string
  readonly name: string
  readonly why: string
}

/** What failed by Vitest's report, where there is one. Files are named by their path on this machine. */
export function failedInUnit(report: unknown): readonly FailedTest[] {
  if (report === undefined) return []
  return vitestReport
    .parse(report)
    .testResults.flatMap(({ name, assertionResults }) => assertionResults.map((test) => ({ ...test, file: name })))
    .filter(({ status }) => status === 'failed')
    .map(({ file, fullName, failureMessages = [] }) => ({ file, name: fullName, why: beginning(failureMessages[0]) }))
}

/** What failed by Playwright's report, where there is one. */
export function failedInBrowser(report: unknown): readonly FailedTest[] {
  if (report === undefined) return []
  return playwrightReport
    .parse(report)
    .suites.flatMap(specsOf)
    .flatMap(({ file, title, tests }) => tests.map((test) => ({ ...test, file: `e2e/${file}`, name: title })))
    .filter(({ status }) => status === 'unexpected')
    .map(({ file, name, results }) => ({ file, name, why: beginning(results[0]?.error?.message) }))
}

function beginning(message = ''): string {
  // oxlint-disable-next-line no-control-regex -- colours
  const plain = message.replaceAll(/\u001b\[\d+m/g, '')
  return plain.split('\n').filter(Boolean).slice(0, 4).join(' ').slice(0, 240)
}
