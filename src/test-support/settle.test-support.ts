import { act } from '@testing-library/react'

/** A moment in which what is under way comes to its end, and what should not have begun would show. */
export async function settle(milliseconds = 20): Promise<void> {
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)))
}
