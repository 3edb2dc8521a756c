"""Class files, good and bad, before java's verifier and pvm's: the verdicts are compared.

The idea: `mutating` changes valid class files, `oddflow` makes odd control flow; `hotspot` is one
java process that defines and links each, `ours` does the same in a machine that runs nothing;
`judging` sorts the disagreements, of which `explained` knows the harmless kinds.

Invariants: a seed makes the same class file for ever, until seeds or mutations change; nothing of a
class file is ever run.
"""
