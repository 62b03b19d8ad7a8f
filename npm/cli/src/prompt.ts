/** Asks a person; only a typed `yes` counts as one. */
export async function askForYes(question: string): Promise<boolean> {
  const { isCancel, text } = await import('@clack/prompts')
  const answer = await text({ message: `${question} Type yes to go on.` })
  return !isCancel(answer) && answer?.trim() === 'yes'
}
